@NullMarked
package io.github.qmpcodegen.codegen.live;

import org.jspecify.annotations.NullMarked;
