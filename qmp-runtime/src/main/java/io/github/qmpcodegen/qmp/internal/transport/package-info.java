/**
 * The transports of the runtime: sockets, TLS, streams and processes, and how they are opened. It depends on the root's
 * vocabulary and threads.
 */
@NullMarked
package io.github.qmpcodegen.qmp.internal.transport;

import org.jspecify.annotations.NullMarked;
