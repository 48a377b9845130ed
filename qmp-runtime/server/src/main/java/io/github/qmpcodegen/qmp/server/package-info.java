/**
 * A QMP server that speaks a schema.
 *
 * <p>{@link io.github.qmpcodegen.qmp.server.QmpServer} refuses requests that do not fit an interface, in the words of
 * QEMU 7.2, answers queries about its schema, and answers everything else with handlers by name or as the documentation
 * of an interface shows ({@link io.github.qmpcodegen.qmp.server.QmpExamples}). It can also replay what a real server
 * once sent ({@link io.github.qmpcodegen.qmp.server.QmpRecording}, made by
 * {@link io.github.qmpcodegen.qmp.server.QmpRecorder}), or send exactly the bytes that it is given
 * ({@link io.github.qmpcodegen.qmp.server.ServerConnection}). A {@link io.github.qmpcodegen.qmp.server.Fault} is
 * something that goes wrong on purpose.
 */
@NullMarked
package io.github.qmpcodegen.qmp.server;

import org.jspecify.annotations.NullMarked;
