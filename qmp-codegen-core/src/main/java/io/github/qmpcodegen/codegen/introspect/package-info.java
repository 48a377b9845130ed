/**
 * Conversion between the schema model and introspection JSON, an array of SchemaInfo objects as
 * {@code query-qmp-schema} returns it.
 */
@NullMarked
package io.github.qmpcodegen.codegen.introspect;

import org.jspecify.annotations.NullMarked;
