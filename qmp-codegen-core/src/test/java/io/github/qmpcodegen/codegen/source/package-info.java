/** Tests of access to sources. */
@NullMarked
package io.github.qmpcodegen.codegen.source;

import org.jspecify.annotations.NullMarked;
