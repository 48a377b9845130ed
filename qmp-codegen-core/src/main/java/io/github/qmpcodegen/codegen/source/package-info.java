/**
 * The text of the interface, places in it, and what is to be said about them.
 *
 * <p>Everything else in the generator knows this package, and it knows nothing but the JDK.
 */
@NullMarked
package io.github.qmpcodegen.codegen.source;

import org.jspecify.annotations.NullMarked;
