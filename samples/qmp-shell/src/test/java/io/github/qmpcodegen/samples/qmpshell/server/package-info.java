/** Tests of the package of this name. */
@NullMarked
package io.github.qmpcodegen.samples.qmpshell.server;

import org.jspecify.annotations.NullMarked;
