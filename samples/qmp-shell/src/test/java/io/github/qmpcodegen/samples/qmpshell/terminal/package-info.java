/** Tests of the package of this name. */
@NullMarked
package io.github.qmpcodegen.samples.qmpshell.terminal;

import org.jspecify.annotations.NullMarked;
