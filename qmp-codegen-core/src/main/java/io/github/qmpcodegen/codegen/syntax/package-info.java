/**
 * The contents of the interface's files, verbatim: one record for each construct, with its place.
 *
 * <p>Names are still plain strings here and nothing is resolved. Each file can print itself.
 */
@NullMarked
package io.github.qmpcodegen.codegen.syntax;

import org.jspecify.annotations.NullMarked;
