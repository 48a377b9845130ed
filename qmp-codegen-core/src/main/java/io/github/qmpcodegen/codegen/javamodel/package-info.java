/**
 * The Java that a schema becomes, as plain records: names, types, what may be null, and what the Javadoc says.
 *
 * <p>All that has to be decided is decided here; how it is written down is the concern of {@code emit}.
 */
@NullMarked
package io.github.qmpcodegen.codegen.javamodel;

import org.jspecify.annotations.NullMarked;
