/** Inputs with errors, each beside what is to be said about it. */
@NullMarked
package io.github.qmpcodegen.codegen.cases;

import org.jspecify.annotations.NullMarked;
