/**
 * From QAPI schema files to the schema model.
 *
 * <p>First each expression is read as the definition that it is, which finds what is wrong with it by itself; then
 * names are resolved, which finds what is wrong between definitions. All of it is told in one run: what is broken is
 * left out, and what refers to it does not complain again.
 */
@NullMarked
package io.github.qmpcodegen.codegen.link.qapi;

import org.jspecify.annotations.NullMarked;
