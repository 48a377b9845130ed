/**
 * The execution of commands: sending over a link, waiting, and reporting the outcome to the caller. It depends on links
 * and wires.
 */
@NullMarked
package io.github.qmpcodegen.qmp.internal.call;

import org.jspecify.annotations.NullMarked;
