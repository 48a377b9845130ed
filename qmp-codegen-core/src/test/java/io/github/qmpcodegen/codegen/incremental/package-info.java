/** Tests of the records of runs. */
@NullMarked
package io.github.qmpcodegen.codegen.incremental;

import org.jspecify.annotations.NullMarked;
