/** What a person types: a line of the shell to commands, arguments and values that know where they stand. */
@NullMarked
package io.github.qmpcodegen.samples.qmpshell.syntax;

import org.jspecify.annotations.NullMarked;
