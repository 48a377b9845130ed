/** What comes about one job or device: its events, and the answers to questions about it. It sees calls, events and wires. */
@NullMarked
package io.github.qmpcodegen.qmp.internal.watch;

import org.jspecify.annotations.NullMarked;
