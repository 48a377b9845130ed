@NullMarked
package io.github.qmpcodegen.codegen.prose.qapi;

import org.jspecify.annotations.NullMarked;
