/**
 * One connection: its bytes, the messages on it, which reply belongs to which call. It sees the codec, JSON, events,
 * transports and threads.
 */
@NullMarked
package io.github.qmpcodegen.qmp.internal.wire;

import org.jspecify.annotations.NullMarked;
