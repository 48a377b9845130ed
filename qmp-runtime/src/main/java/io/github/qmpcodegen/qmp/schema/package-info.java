/**
 * What a server tells of its own interface: the answer of {@code query-qmp-schema}, as types.
 *
 * <p>{@link io.github.qmpcodegen.qmp.schema.ServerInterface} reads it. Types refer to each other by name, for they may hold
 * themselves; what {@code query-qmp-schema} answers has numbers for names of types that are no builtin ones. It sees
 * requests, and no other package.
 */
@NullMarked
package io.github.qmpcodegen.qmp.schema;

import org.jspecify.annotations.NullMarked;
