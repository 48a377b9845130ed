/**
 * A QMP server that speaks a schema.
 *
 * <p>{@link io.github.qmpcodegen.qmp.server.QmpServer} refuses what does not fit an interface, in the words of QEMU 7.2, tells
 * of itself what the schema tells, and answers else with handlers by name or as the documentation of an interface shows
 * ({@link io.github.qmpcodegen.qmp.server.QmpExamples}). It can also say what a real server once said
 * ({@link io.github.qmpcodegen.qmp.server.QmpRecording}, which {@link io.github.qmpcodegen.qmp.server.QmpRecorder} makes), or
 * what is decided byte for byte ({@link io.github.qmpcodegen.qmp.server.ServerConnection}). What should go wrong is a
 * {@link io.github.qmpcodegen.qmp.server.Fault}.
 */
@NullMarked
package io.github.qmpcodegen.qmp.server;

import org.jspecify.annotations.NullMarked;
