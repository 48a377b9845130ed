@NullMarked
package io.github.qmpcodegen.codegen.parse.qapi;

import org.jspecify.annotations.NullMarked;
