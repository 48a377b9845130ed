/** Tests of the package of this name. */
@NullMarked
package io.github.qmpcodegen.samples.qmpshell.complete;

import org.jspecify.annotations.NullMarked;
