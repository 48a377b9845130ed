/**
 * Operations on machines that take several commands, on all releases of QEMU: each operation is one call, ends at its
 * deadline at the latest, and is either completed or undone; what could be neither is named.
 *
 * <pre>{@code
 * Operations machine = Operations.of(client);
 * Outcome<BackupResult> outcome = machine.backup(request).await();
 * }</pre>
 *
 * <p>The client's options need a {@code QemuRegistry}. With a {@code ReconnectPolicy} an operation outlives its
 * connection: it asks the server what became of the commands under way, and goes on.
 */
@NullMarked
package io.github.qmpcodegen.qemu.operations;

import org.jspecify.annotations.NullMarked;
