@NullMarked
package io.github.qmpcodegen.codegen.introspect;

import org.jspecify.annotations.NullMarked;
