/**
 * JSON and the values that generated code makes of it.
 *
 * <p>Decoding loses nothing: what a type does not model, or what did not fit it, is kept as it came in an
 * {@link io.github.qmpcodegen.qmp.codec.Unmodelled} and reported to the
 * {@link io.github.qmpcodegen.qmp.codec.Decoding}, whose owner decides whether that is an error. The
 * exceptions of this package are kinds of {@link io.github.qmpcodegen.qmp.QmpException}, which is all that it sees of the
 * root, whose vocabulary is made of its types.
 */
@NullMarked
package io.github.qmpcodegen.qmp.codec;

import org.jspecify.annotations.NullMarked;
