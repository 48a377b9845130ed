package io.github.qmpcodegen.qemu.operations;

import io.github.qmpcodegen.qmp.QmpClient;
import java.time.Duration;
import java.util.Objects;

/**
 * The operations on one machine. Each starts at once, in its own thread, and reports through its {@link Operation} how
 * it ends. Several may run at the same time, as far as the server allows. Thread-safe.
 */
public final class Operations {
    private final QmpClient client;

    private Operations(QmpClient client) {
        this.client = client;
    }

    /**
     * Returns the operations on a client's machine.
     *
     * @param client the client, which the caller keeps; its options need a {@code QemuRegistry}, and a
     *     {@code ReconnectPolicy} if operations are to outlive their connection
     */
    public static Operations of(QmpClient client) {
        return new Operations(Objects.requireNonNull(client, "client"));
    }

    /**
     * Moves the guest to another QEMU, which the operation also controls, to a file, or out through a descriptor. It is
     * completed when the guest continues at the destination, or is paused there as it was here. Otherwise the guest
     * continues here, and the destination is made to quit. There are never two running machines: if it is uncertain
     * which of them may run, both are paused, and the remnants name them: {@code source}, {@code destination}. Since
     * QEMU 2.10.
     */
    public Operation<MigrationResult> migrate(MigrationRequest request) {
        return begin("migration", request.deadline(), begun -> new Migration(begun, request).run());
    }

    /**
     * Copies disks as they are at one moment, while the machine runs. If a bitmap is named, then after completion it
     * has what is written from that moment on; after any other outcome, it still has everything that it had before, and
     * what was written since. Since QEMU 3.1, with a bitmap since 4.2.
     */
    public Operation<BackupResult> backup(BackupRequest request) {
        return beginOn("backup", request.deadline(), new Backup(request)::run);
    }

    /**
     * Copies a disk while the machine runs, and switches the machine to the copy. The node that the machine used before
     * stays, unused, for the caller to remove. Since QEMU 3.1.
     */
    public Operation<MirrorResult> mirror(MirrorRequest request) {
        return beginOn("mirror", request.deadline(), new Mirror(request)::run);
    }

    /**
     * Makes disks, all at one moment, write to new files on top of their current ones, which from then on stay as they
     * were at that moment. Either all disks do, or none; to undo a snapshot later, {@linkplain #commit commit} it. An
     * overlay names the file below it as QEMU was given it: a relative path counts from the overlay's folder. Since
     * QEMU 3.1.
     */
    public Operation<SnapshotResult> snapshot(SnapshotRequest request) {
        return beginOn("snapshot", request.deadline(), new Snapshot(request)::run);
    }

    /**
     * Writes the contents of the upper files of a disk's chain into a lower one, and removes them from the chain, while
     * the machine runs. The nodes of the upper files stay, unused, for the caller to remove: until then, the lower one
     * counts as used by them. Since QEMU 3.1.
     */
    public Operation<CommitResult> commit(CommitRequest request) {
        return beginOn("commit", request.deadline(), new Commit(request)::run);
    }

    /**
     * Plugs a disk, a network card, memory, a CPU or any other device into the running machine, after its backends. No
     * server reports when the guest starts using it. If a step fails, everything that was created is removed.
     */
    public Operation<PlugResult> plug(PlugRequest request) {
        return beginOn("plug", request.deadline(), new HotPlug(request)::run);
    }

    /**
     * Unplugs a device, as soon as the guest releases it, and removes its backends.
     *
     * <p>If the guest refuses, the outcome is {@link Outcome.Failed}, and nothing has changed. A guest that has not
     * reacted by the deadline may still do so at any later time, even if this is cancelled or the connection is lost:
     * the device and its backends are then remnants. Repeating the request waits again, or removes the backends if the
     * device has gone since.
     */
    public Operation<UnplugResult> unplug(UnplugRequest request) {
        return beginOn("unplug", request.deadline(), new HotUnplug(request)::run);
    }

    /** Begins an operation that touches no other machine that may answer in place of this one. */
    private <R> Operation<R> beginOn(String name, Duration deadline, Course.Body<R> body) {
        return begin(name, deadline, begun -> {
            begun.recognise();
            return body.run(begun);
        });
    }

    private <R> Operation<R> begin(String name, Duration deadline, Course.Body<R> body) {
        return Operation.begin(name, new Course(client, deadline), body);
    }
}
