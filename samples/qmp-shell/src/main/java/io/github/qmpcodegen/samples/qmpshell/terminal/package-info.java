/** The two ways to use the shell: a person at a terminal, and a script. */
@NullMarked
package io.github.qmpcodegen.samples.qmpshell.terminal;

import org.jspecify.annotations.NullMarked;
