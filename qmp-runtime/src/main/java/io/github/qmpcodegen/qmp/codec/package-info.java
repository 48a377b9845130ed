/**
 * Conversion between JSON and the values of generated code.
 *
 * <p>Decoding loses nothing: what a type does not model, or what does not fit it, is kept as received in an
 * {@link io.github.qmpcodegen.qmp.codec.Unmodelled} and reported to the
 * {@link io.github.qmpcodegen.qmp.codec.Decoding}, whose owner decides whether that is an error. The exceptions of this
 * package are {@link io.github.qmpcodegen.qmp.QmpException}s, which is the only type of the root that it depends on,
 * because the root's vocabulary uses its types.
 */
@NullMarked
package io.github.qmpcodegen.qmp.codec;

import org.jspecify.annotations.NullMarked;
