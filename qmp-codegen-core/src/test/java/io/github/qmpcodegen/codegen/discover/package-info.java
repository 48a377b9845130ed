@NullMarked
package io.github.qmpcodegen.codegen.discover;

import org.jspecify.annotations.NullMarked;
