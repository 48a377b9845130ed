/**
 * The QMP client that generated code calls.
 *
 * <p>{@link io.github.qmpcodegen.qmp.QmpClient} is the place to start; {@link io.github.qmpcodegen.qmp.QemuProcess}
 * starts a QEMU with a private monitor, {@link io.github.qmpcodegen.qmp.job.Job} and
 * {@link io.github.qmpcodegen.qmp.device.Device} follow long-running operations,
 * {@link io.github.qmpcodegen.qmp.QmpListener} waits for a QEMU that connects to us, and
 * {@link io.github.qmpcodegen.qmp.agent.GuestAgentClient} talks to the agent inside a guest.
 *
 * <p>The following holds everywhere:
 *
 * <ul>
 *   <li>Every wait has a deadline, which only {@link io.github.qmpcodegen.qmp.QmpOptions#NO_TIMEOUT} removes, and every
 *   waiting thread can be interrupted; neither harms the connection. If nobody waits for a command any longer, it is
 *   not sent unless it has been already, and its late reply is dropped.
 *   <li>All connections over sockets share one I/O thread, and a second one for those on which much arrives. A
 *   connection over any other transport has one reader thread, named after the peer. All are daemons, and no user code
 *   runs on them. A thread that makes one call right after the other over a socket reads the replies itself, as long as
 *   nobody subscribes to events. Futures complete, and listeners run, on other threads: those of the options' executor,
 *   or else a bounded number of the client's own.
 *   <li>All failures are {@link io.github.qmpcodegen.qmp.QmpException}s, which are unchecked, including what a
 *   generated type throws when a reply or an event does not fit it, at once or when a member is read. Only mistakes of
 *   the caller cause Java's own exceptions.
 *   <li>Each reply goes to the call whose id it carries. A reply with no id or an unknown one is dropped with a
 *   warning. An error with no id, which servers send for a request that they could not read, goes to the only waiting
 *   call; if no call is waiting it is dropped with a warning, and if several are, the connection ends, because the
 *   error could belong to any of them.
 *   <li>A message that is not QMP, or exceeds the limits, ends the connection with an exception that carries what was
 *   read.
 *   <li>The logger {@code io.github.qmpcodegen.qmp} logs dropped messages (at WARNING; late replies at DEBUG) and
 *   failing listeners; {@code io.github.qmpcodegen.qmp.wire} logs all messages at TRACE, with secrets masked.
 * </ul>
 *
 * <p>Most types here are the vocabulary that users, generated code and the internal packages share: addresses, options,
 * requests, events, failures. They depend only on the codec and the schema. The rest make up the client, which builds
 * on the internal packages and on which no other package depends; a test enforces the division.
 *
 * <p>{@code SPECIFICATION.md} beside the sources says for each paragraph of QMP's specification where it is implemented
 * and which test shows it.
 */
@NullMarked
package io.github.qmpcodegen.qmp;

import org.jspecify.annotations.NullMarked;
