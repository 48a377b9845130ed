/**
 * Links QAPI schema files into the schema model.
 *
 * <p>First each expression is read as a definition, which finds what is wrong with it alone; then names are resolved,
 * which finds what is wrong between definitions. One run reports everything: broken definitions are left out, and
 * references to them are not reported again.
 */
@NullMarked
package io.github.qmpcodegen.codegen.link.qapi;

import org.jspecify.annotations.NullMarked;
