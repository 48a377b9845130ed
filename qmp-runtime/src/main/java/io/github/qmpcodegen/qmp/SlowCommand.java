package io.github.qmpcodegen.qmp;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A command that takes long by nature, even on a healthy server, so that the usual deadline does not suit it. Clients
 * give it the deadline here unless their {@link QmpOptions} say otherwise.
 *
 * @param command its name on the wire, with the monitor, the storage daemon or the guest agent
 * @param timeout how long its reply may take
 * @param reason what it waits for or works on before it replies
 */
public record SlowCommand(String command, Duration timeout, String reason) {
    private static final Duration MINUTES = Duration.ofMinutes(3);
    private static final Duration LONGER = Duration.ofMinutes(10);
    private static final Duration HOUR = Duration.ofHours(1);

    private static final List<SlowCommand> ALL = Stream.of(
                    // Memory and disks as a whole.
                    taking(
                            HOUR,
                            "writes the guest's memory before it replies",
                            "dump-guest-memory",
                            "memsave",
                            "pmemsave"),
                    taking(
                            HOUR,
                            "reads the reference counts of the whole image while the machine is paused",
                            "blockdev-snapshot-internal-sync",
                            "blockdev-snapshot-delete-internal-sync"),
                    taking(HOUR, "takes as long as everything in it, internal snapshots included", "transaction"),
                    taking(
                            HOUR,
                            "runs whatever it is given, such as savevm, loadvm or commit",
                            "human-monitor-command"),
                    taking(
                            HOUR,
                            "creates and may preallocate an image; in later releases it is a job",
                            "x-blockdev-create"),
                    taking(LONGER, "may allocate the space that it adds", "block_resize"),
                    taking(
                            LONGER,
                            "creates an image while the disk's pending requests finish",
                            "blockdev-snapshot-sync"),
                    taking(
                            LONGER,
                            "waits for the disk's pending requests, and for cached data to reach the disk",
                            "blockdev-del",
                            "x-blockdev-del",
                            "blockdev-snapshot",
                            "blockdev-reopen",
                            "x-blockdev-reopen",
                            "x-blockdev-change",
                            "x-blockdev-set-iothread",
                            "change-backing-file"),
                    taking(
                            LONGER,
                            "opens or creates its target, and waits for the disk's pending requests, before the job begins",
                            "drive-mirror",
                            "blockdev-mirror",
                            "drive-backup",
                            "blockdev-backup",
                            "block-commit",
                            "block-stream"),
                    taking(
                            LONGER,
                            "waits for the job to pause, and for the disk where images are swapped",
                            "block-job-cancel",
                            "block-job-complete",
                            "block-job-finalize",
                            "job-cancel",
                            "job-complete",
                            "job-finalize"),
                    taking(
                            LONGER,
                            "gets its turn only between pieces of the jobs' work on slow disks",
                            "query-block-jobs",
                            "query-jobs"),
                    taking(LONGER, "reads bitmaps as large as the disks", "block-dirty-bitmap-merge"),
                    taking(
                            LONGER,
                            "waits for the requests of connected clients",
                            "nbd-server-stop",
                            "nbd-server-remove"),
                    taking(LONGER, "writes the cached data of every disk", "stop"),
                    taking(MINUTES, "takes over the images again, which reads from each", "cont"),
                    taking(
                            MINUTES,
                            "asks every image for its size and layout, and waits if the storage of one hangs",
                            "query-block",
                            "query-blockstats",
                            "query-named-block-nodes"),
                    taking(
                            MINUTES,
                            "opens the image; over NBD, iSCSI, SSH or Ceph that is a connection to another host",
                            "blockdev-add"),
                    taking(
                            MINUTES,
                            "waits for a drive of the host to spin up, or opens an image on another host",
                            "change",
                            "eject",
                            "blockdev-change-medium",
                            "blockdev-open-tray",
                            "blockdev-close-tray",
                            "blockdev-insert-medium",
                            "blockdev-remove-medium",
                            "x-blockdev-insert-medium",
                            "x-blockdev-remove-medium"),
                    // Devices and what is behind them.
                    taking(LONGER, "maps all of the guest's memory for a device that is passed through", "device_add"),
                    taking(MINUTES, "resets a device of the host, and releases its memory", "device_del"),
                    taking(LONGER, "touches every page of preallocated memory", "object-add"),
                    taking(MINUTES, "releases memory, as much as a guest has", "object-del"),
                    taking(MINUTES, "sets up the rest of the machine, including its memory", "x-exit-preconfig"),
                    taking(
                            MINUTES,
                            "runs a script of the host, or waits for the process at the other end",
                            "netdev_add",
                            "netdev_del"),
                    taking(
                            MINUTES,
                            "connects, perhaps to another host, before it replies",
                            "chardev-add",
                            "chardev-change"),
                    taking(MINUTES, "waits for the screen to be drawn, and writes an image of it", "screendump"),
                    // Migration.
                    taking(
                            LONGER,
                            "gets no turn while the rest of the memory is sent and the machine is paused",
                            "query-migrate"),
                    taking(LONGER, "waits for data in flight to a host that may no longer accept it", "migrate_cancel"),
                    taking(MINUTES, "looks up the other host, and may set up all memory for it", "migrate"),
                    taking(MINUTES, "may set up all memory before it listens", "migrate-incoming"),
                    taking(
                            LONGER,
                            "writes or reads the state of every device",
                            "xen-save-devices-state",
                            "xen-load-devices-state"),
                    // The guest agent.
                    taking(
                            HOUR,
                            "makes the guest write out all of its file systems; giving up may leave it frozen",
                            "guest-fsfreeze-freeze",
                            "guest-fsfreeze-freeze-list"),
                    taking(
                            MINUTES,
                            "runs the guest's scripts, and on Windows ends shadow copies",
                            "guest-fsfreeze-thaw"),
                    taking(LONGER, "discards the unused blocks of all of the guest's file systems", "guest-fstrim"),
                    taking(MINUTES, "waits for the guest's disk", "guest-file-flush"),
                    taking(
                            MINUTES,
                            "asks all of the guest's file systems, including network file systems",
                            "guest-get-fsinfo"),
                    taking(MINUTES, "moves the contents of memory that goes offline", "guest-set-memory-blocks"))
            .flatMap(group -> group)
            .toList();

    private static final Map<String, SlowCommand> BY_NAME =
            ALL.stream().collect(Collectors.toUnmodifiableMap(SlowCommand::command, slow -> slow));

    private static Stream<SlowCommand> taking(Duration timeout, String reason, String... commands) {
        return Arrays.stream(commands).map(command -> new SlowCommand(command, timeout, reason));
    }

    /** Returns the entry of a command; empty for one that takes no longer than others. */
    public static Optional<SlowCommand> of(String command) {
        return Optional.ofNullable(BY_NAME.get(command));
    }

    /** Returns all known slow commands, each once. */
    public static List<SlowCommand> all() {
        return ALL;
    }
}
