/** Tests of the package of this name. */
@NullMarked
package io.github.qmpcodegen.samples.qmpshell.render;

import org.jspecify.annotations.NullMarked;
