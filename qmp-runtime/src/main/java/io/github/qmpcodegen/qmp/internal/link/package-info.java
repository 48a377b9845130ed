/**
 * A client's connection over its life: how it comes about, ends, and comes about again. It sees transports, wires and
 * events.
 */
@NullMarked
package io.github.qmpcodegen.qmp.internal.link;

import org.jspecify.annotations.NullMarked;
