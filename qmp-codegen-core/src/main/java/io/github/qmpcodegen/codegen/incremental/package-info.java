/** Records of what a run asked and wrote, from which the next one sees whether there is anything to do. */
@NullMarked
package io.github.qmpcodegen.codegen.incremental;

import org.jspecify.annotations.NullMarked;
