@NullMarked
package io.github.qmpcodegen.codegen.merge;

import org.jspecify.annotations.NullMarked;
