/** What a run asked and what it wrote, so that the next one can tell that there is nothing to do. */
@NullMarked
package io.github.qmpcodegen.codegen.incremental;

import org.jspecify.annotations.NullMarked;
