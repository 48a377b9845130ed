/**
 * The Java model as source text.
 *
 * <p>The only package that uses JavaPoet. JavaPoet writes text as it gets it, so everything that comes from a schema
 * passes through {@link io.github.qmpcodegen.codegen.emit.JavadocText} or
 * {@link io.github.qmpcodegen.codegen.emit.Literals} first, which remove everything that could end a comment or a
 * string.
 */
@NullMarked
package io.github.qmpcodegen.codegen.emit;

import org.jspecify.annotations.NullMarked;
