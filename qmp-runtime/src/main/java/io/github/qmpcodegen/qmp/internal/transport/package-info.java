/**
 * The transports of the runtime: sockets, TLS, streams, processes; and how they come about. It sees the root's vocabulary
 * and threads.
 */
@NullMarked
package io.github.qmpcodegen.qmp.internal.transport;

import org.jspecify.annotations.NullMarked;
