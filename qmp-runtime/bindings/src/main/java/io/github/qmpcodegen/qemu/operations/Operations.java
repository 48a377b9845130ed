package io.github.qmpcodegen.qemu.operations;

import io.github.qmpcodegen.qmp.QmpClient;
import java.time.Duration;
import java.util.Objects;

/**
 * The operations on one machine. Each begins at once, in a thread of its own, and tells by its {@link Operation} how it ends.
 * Several may be under way at the same time, as far as the server lets them. Thread-safe.
 */
public final class Operations {
    private final QmpClient client;

    private Operations(QmpClient client) {
        this.client = client;
    }

    /**
     * The operations on the machine of a client.
     *
     * @param client stays the caller's; its options need a {@code QemuRegistry}, and a {@code ReconnectPolicy} where operations
     *     are to outlive their connection
     */
    public static Operations of(QmpClient client) {
        return new Operations(Objects.requireNonNull(client, "client"));
    }

    /**
     * Moves the guest to another QEMU, which is driven, too, or to a file, or out through a descriptor. It is completed when it
     * goes on at the destination, or stands still there as it did here. Otherwise it goes on here, and the destination is
     * ended, but for what nobody can know: there are never two that run. Where it is not certain which of them may, both
     * stand still, and the remnants name them: {@code source}, {@code destination}. Since QEMU 2.10.
     */
    public Operation<MigrationResult> migrate(MigrationRequest request) {
        return begin("migration", request.deadline(), begun -> new Migration(begun, request).run());
    }

    /**
     * Copies disks as they are at one moment, while the machine goes on. Where a bitmap is named it has, when this is
     * completed, what is written from that moment on; and however else this ends, all that it had before and what was written
     * since. Since QEMU 4.2.
     */
    public Operation<BackupResult> backup(BackupRequest request) {
        return begin("backup", request.deadline(), new Backup(request)::run);
    }

    /**
     * Copies a disk while the machine goes on, and has the machine go on with the copy. A node that was added for what it used
     * before stays, unused, the caller's. Since QEMU 3.1.
     */
    public Operation<MirrorResult> mirror(MirrorRequest request) {
        return begin("mirror", request.deadline(), new Mirror(request)::run);
    }

    /**
     * Has disks, all at one moment, write to new files on top of those that they write to now, which from then on are as they
     * were at that moment. All or none; one that is to be undone later is {@linkplain #commit committed}. Since QEMU 3.1.
     */
    public Operation<SnapshotResult> snapshot(SnapshotRequest request) {
        return begin("snapshot", request.deadline(), new Snapshot(request)::run);
    }

    /**
     * Writes what the upper files of a disk's chain have into a lower one, and has the chain go on without them, while the
     * machine goes on. Since QEMU 3.1.
     */
    public Operation<CommitResult> commit(CommitRequest request) {
        return begin("commit", request.deadline(), new Commit(request)::run);
    }

    /**
     * Plugs a disk, a network card, memory, a CPU or any other device into the running machine, after the backends that it
     * stands on. When the guest makes use of it no server tells. If a step fails all that was made is removed.
     */
    public Operation<PlugResult> plug(PlugRequest request) {
        return begin("plug", request.deadline(), new HotPlug(request)::run);
    }

    /**
     * Unplugs a device, as soon as the guest lets go of it, and removes the backends that it stood on.
     *
     * <p>A guest that refuses makes it {@link Outcome.Failed}, and nothing has changed. One that does not react until the
     * deadline may do so at any later time, and so it may if this is cancelled or the connection is lost: the device and its
     * backends are remnants then. The same request once more waits on, or removes the backends if the device has gone since.
     */
    public Operation<UnplugResult> unplug(UnplugRequest request) {
        return begin("unplug", request.deadline(), new HotUnplug(request)::run);
    }

    private <R> Operation<R> begin(String name, Duration deadline, Course.Body<R> body) {
        return Operation.begin(name, new Course(client, deadline), body);
    }
}
