/** Processes that this one has started. It sees the root's vocabulary only. */
@NullMarked
package io.github.qmpcodegen.qmp.internal.process;

import org.jspecify.annotations.NullMarked;
