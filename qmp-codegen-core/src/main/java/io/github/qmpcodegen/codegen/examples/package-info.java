/** The example exchanges in documentation, as data for servers that answer as documented. */
@NullMarked
package io.github.qmpcodegen.codegen.examples;

import org.jspecify.annotations.NullMarked;
