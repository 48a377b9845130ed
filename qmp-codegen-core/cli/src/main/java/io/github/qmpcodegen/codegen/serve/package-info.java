/** A server of an interface, created from its description alone. */
@NullMarked
package io.github.qmpcodegen.codegen.serve;

import org.jspecify.annotations.NullMarked;
