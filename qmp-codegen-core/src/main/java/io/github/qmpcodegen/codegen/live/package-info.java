/** Asks a running server what its interface is. */
@NullMarked
package io.github.qmpcodegen.codegen.live;

import org.jspecify.annotations.NullMarked;
