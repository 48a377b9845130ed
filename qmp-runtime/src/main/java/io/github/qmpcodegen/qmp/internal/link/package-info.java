/**
 * A client's connection over its lifetime: how it is made, ends, and is restored. It depends on transports, wires and
 * events.
 */
@NullMarked
package io.github.qmpcodegen.qmp.internal.link;

import org.jspecify.annotations.NullMarked;
