/**
 * Jobs and devices, followed by their events and by queries when events may be missing. It depends on calls, events and
 * wires.
 */
@NullMarked
package io.github.qmpcodegen.qmp.internal.follow;

import org.jspecify.annotations.NullMarked;
