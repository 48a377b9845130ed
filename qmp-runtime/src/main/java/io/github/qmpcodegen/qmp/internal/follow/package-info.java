/**
 * Jobs and devices, followed by their events and by what the server answers when events may be missing. It sees calls, events
 * and wires.
 */
@NullMarked
package io.github.qmpcodegen.qmp.internal.follow;

import org.jspecify.annotations.NullMarked;
