/** Processes that this one has started. It depends only on the root's vocabulary. */
@NullMarked
package io.github.qmpcodegen.qmp.internal.process;

import org.jspecify.annotations.NullMarked;
