@NullMarked
package io.github.qmpcodegen.codegen.javamodel;

import org.jspecify.annotations.NullMarked;
