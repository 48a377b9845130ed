@NullMarked
package io.github.qmpcodegen.codegen.link.qapi;

import org.jspecify.annotations.NullMarked;
