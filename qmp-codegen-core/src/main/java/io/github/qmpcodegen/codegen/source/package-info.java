/**
 * The text of sources, places in it, and diagnostics about them.
 *
 * <p>Everything else in the generator depends on this package, which depends only on the JDK.
 */
@NullMarked
package io.github.qmpcodegen.codegen.source;

import org.jspecify.annotations.NullMarked;
