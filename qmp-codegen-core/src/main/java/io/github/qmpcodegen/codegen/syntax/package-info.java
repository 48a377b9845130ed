/**
 * What the files of the interface say, verbatim: one record for each construct, with the place where it stands.
 *
 * <p>Names are still plain strings here and nothing is resolved. Each file can print itself back.
 */
@NullMarked
package io.github.qmpcodegen.codegen.syntax;

import org.jspecify.annotations.NullMarked;
