/**
 * The structure of documentation in words: its sections, lists, examples, and the claims it makes about types.
 *
 * <p>The conventions are those of {@code qmp-commands.hx} and {@code qmp-events.txt}. Nothing here knows a command, an
 * event or a schema: what a text means for them is for the linking stage to say.
 */
@NullMarked
package io.github.qmpcodegen.codegen.prose;

import org.jspecify.annotations.NullMarked;
