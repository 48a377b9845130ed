/** Tests of servers that are made of a description. */
@NullMarked
package io.github.qmpcodegen.codegen.serve;

import org.jspecify.annotations.NullMarked;
