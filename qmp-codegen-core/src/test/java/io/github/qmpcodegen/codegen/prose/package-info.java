/** Tests of the reading of documentation. */
@NullMarked
package io.github.qmpcodegen.codegen.prose;

import org.jspecify.annotations.NullMarked;
