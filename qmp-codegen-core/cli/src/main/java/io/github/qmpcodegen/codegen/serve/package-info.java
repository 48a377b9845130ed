/** A server of an interface, made of its description alone. */
@NullMarked
package io.github.qmpcodegen.codegen.serve;

import org.jspecify.annotations.NullMarked;
