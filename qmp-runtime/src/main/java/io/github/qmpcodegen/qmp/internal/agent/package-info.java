/** A guest agent client's connection over its lifetime. It depends on the links and wires of all clients. */
@NullMarked
package io.github.qmpcodegen.qmp.internal.agent;

import org.jspecify.annotations.NullMarked;
