/**
 * One connection: its bytes, the messages on it, and which reply belongs to which call. It depends on the codec, JSON,
 * events, transports and threads.
 */
@NullMarked
package io.github.qmpcodegen.qmp.internal.wire;

import org.jspecify.annotations.NullMarked;
