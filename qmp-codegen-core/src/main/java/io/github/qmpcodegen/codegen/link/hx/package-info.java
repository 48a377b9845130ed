/**
 * Builds the linked model from {@code .hx} files and the events text: entries meet their documentation, and what prose
 * and examples say about arguments, return values and event data becomes types.
 *
 * <p>What the server checks ({@code args_type}) wins over prose, and prose wins over examples, except where every
 * example contradicts the shape that the prose describes. What nothing states stays a JSON value.
 */
@NullMarked
package io.github.qmpcodegen.codegen.link.hx;

import org.jspecify.annotations.NullMarked;
