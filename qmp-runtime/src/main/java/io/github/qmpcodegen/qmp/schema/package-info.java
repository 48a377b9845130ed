/**
 * What a server reports about its own interface: the reply to {@code query-qmp-schema}, as types.
 *
 * <p>{@link io.github.qmpcodegen.qmp.schema.ServerInterface} reads it. Types refer to each other by name, because they
 * may contain themselves; in the reply to {@code query-qmp-schema}, types other than built-in ones have numbers as
 * names. It depends only on requests.
 */
@NullMarked
package io.github.qmpcodegen.qmp.schema;

import org.jspecify.annotations.NullMarked;
