/**
 * The QMP client that generated code calls.
 *
 * <p>{@link io.github.qmpcodegen.qmp.QmpClient} is where to begin; {@link io.github.qmpcodegen.qmp.QemuProcess} starts a QEMU
 * with a monitor of its own, {@link io.github.qmpcodegen.qmp.job.Job} and {@link io.github.qmpcodegen.qmp.device.Device}
 * follow what takes its time, {@link io.github.qmpcodegen.qmp.QmpListener} waits for one that connects to us, and
 * {@link io.github.qmpcodegen.qmp.agent.GuestAgentClient} talks to the agent inside a guest.
 *
 * <p>What holds everywhere:
 *
 * <ul>
 *   <li>Every wait has a deadline, which only {@link io.github.qmpcodegen.qmp.QmpOptions#NO_TIMEOUT} takes away, and every
 *       thread that waits can be interrupted; neither harms the connection. A command that nobody waits for any more is
 *       not sent if it was not yet, and its reply is dropped when it comes late.
 *   <li>All connections over sockets share one I/O thread, and a second one for those on which much arrives. A connection
 *       over any other transport has one reader thread, named after the peer. All are daemons, and no code of the user runs
 *       on them. Futures complete, and listeners run, on other threads: those of the
 *       executor of the options, or else a bounded number of the client's.
 *   <li>All failures are kinds of {@link io.github.qmpcodegen.qmp.QmpException}, unchecked; so is what a
 *       generated type throws when a reply or an event does not fit it, at once or where a member is read. Only errors of
 *       the caller itself are Java's own exceptions.
 *   <li>Replies go to the call whose id they carry. One without id, or with an unknown one, is dropped with a warning. An
 *       error without id, which servers send for a request that they could not read, goes to the only call that waits; with
 *       none it is dropped with a warning, and with several the connection ends, because it could be any call's.
 *   <li>A message that is not QMP, or is over the limits, ends the connection with what was read.
 *   <li>The logger {@code io.github.qmpcodegen.qmp} has dropped messages (WARNING; late replies at DEBUG) and failing
 *       listeners; {@code io.github.qmpcodegen.qmp.wire} has all messages at TRACE, with secrets masked.
 * </ul>
 *
 * <p>Most types here are the vocabulary in which users, generated code and the internal packages speak: addresses, options,
 * requests, events, failures. It sees the codec and the schema only. The rest are the client, which is made of what is internal, and which
 * no other package sees; a test holds which is which.
 *
 * <p>{@code SPECIFICATION.md} beside the sources tells for each paragraph of QMP's specification where it is implemented and
 * which test shows it.
 */
@NullMarked
package io.github.qmpcodegen.qmp;

import org.jspecify.annotations.NullMarked;
