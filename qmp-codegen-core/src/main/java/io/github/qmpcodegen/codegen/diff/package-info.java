/**
 * Comparison of two interfaces: what has changed, and which changes break clients.
 *
 * <p>Types are compared by what goes over the wire where they are used; their names do not matter.
 */
@NullMarked
package io.github.qmpcodegen.codegen.diff;

import org.jspecify.annotations.NullMarked;
