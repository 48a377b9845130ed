/** A guest agent client's connection over its life. It sees the links and wires of all clients. */
@NullMarked
package io.github.qmpcodegen.qmp.internal.agent;

import org.jspecify.annotations.NullMarked;
