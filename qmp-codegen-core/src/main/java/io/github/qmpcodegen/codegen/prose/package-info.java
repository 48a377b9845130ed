/**
 * The structure of documentation in words: its sections, lists, examples, and the claims it makes about types.
 *
 * <p>The conventions are those of {@code qmp-commands.hx} and {@code qmp-events.txt}. Nothing here depends on commands,
 * events or schemas: the linking stage decides what a text means for them.
 */
@NullMarked
package io.github.qmpcodegen.codegen.prose;

import org.jspecify.annotations.NullMarked;
