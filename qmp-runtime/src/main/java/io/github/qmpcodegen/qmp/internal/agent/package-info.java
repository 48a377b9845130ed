/** A guest agent client's connection over its lifetime, and the calls on it. It depends on the links and wires of all clients. */
@NullMarked
package io.github.qmpcodegen.qmp.internal.agent;

import org.jspecify.annotations.NullMarked;
