@NullMarked
package io.github.qmpcodegen.codegen.load;

import org.jspecify.annotations.NullMarked;
