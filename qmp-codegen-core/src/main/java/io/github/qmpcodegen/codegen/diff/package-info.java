/**
 * What changed between two interfaces, and which of it breaks a client.
 *
 * <p>Types are compared by what goes over the wire where they are used; what they are called plays no part in it.
 */
@NullMarked
package io.github.qmpcodegen.codegen.diff;

import org.jspecify.annotations.NullMarked;
