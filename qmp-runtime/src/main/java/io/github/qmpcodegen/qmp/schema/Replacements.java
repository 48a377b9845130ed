package io.github.qmpcodegen.qmp.schema;

import java.util.Map;

/**
 * What QEMU's documentation has named, over the releases, as the replacement of what it declared deprecated, and of what
 * went without having been: by the name of a command, and by the command and the last name of a path or the text of a value.
 */
final class Replacements {

    private static final String ID = "'id'";
    private static final String PARAMETERS = "'migrate-set-parameters'";
    private static final String MIRROR_OVER_NBD = "'blockdev-mirror' to an NBD server";
    private static final String MULTIFD = "'multifd'";
    private static final String THEMSELVES = "its members by themselves";
    private static final String MILLISECONDS = "'reconnect-ms'";

    private static final Map<String, String> BY_PLACE = Map.ofEntries(
            Map.entry("MEM_UNPLUG_ERROR", "'DEVICE_UNPLUG_GUEST_ERROR'"),
            Map.entry("block-commit base", "'base-node'"),
            Map.entry("block-commit top", "'top-node'"),
            Map.entry("block-job-complete", "'job-complete'"),
            Map.entry("block-job-dismiss", "'job-dismiss'"),
            Map.entry("block-job-finalize", "'job-finalize'"),
            Map.entry("block-job-pause", "'job-pause'"),
            Map.entry("block-job-resume", "'job-resume'"),
            Map.entry("block_set_io_throttle device", ID),
            Map.entry("blockdev-change-medium device", ID),
            Map.entry("blockdev-close-tray device", ID),
            Map.entry("blockdev-open-tray device", ID),
            Map.entry("change", "'blockdev-change-medium', or 'change-vnc-password' for VNC,"),
            Map.entry("blockdev-add options", THEMSELVES),
            Map.entry("chardev-add reconnect", MILLISECONDS),
            Map.entry("chardev-add memory", "'ringbuf'"),
            Map.entry("chardev-change reconnect", MILLISECONDS),
            Map.entry("chardev-change memory", "'ringbuf'"),
            Map.entry("cpu-add", "'device_add'"),
            Map.entry("drive-backup", "'blockdev-add' and 'blockdev-backup'"),
            Map.entry("eject device", ID),
            Map.entry("migrate blk", MIRROR_OVER_NBD),
            Map.entry("migrate inc", MIRROR_OVER_NBD),
            Map.entry("migrate-set-cache-size", PARAMETERS),
            Map.entry("migrate-set-capabilities block", MIRROR_OVER_NBD),
            Map.entry("migrate-set-capabilities compress", MULTIFD),
            Map.entry("migrate-set-capabilities zero-blocks", MIRROR_OVER_NBD),
            Map.entry("migrate-set-parameters block-incremental", MIRROR_OVER_NBD),
            Map.entry("migrate-set-parameters compress-level", MULTIFD),
            Map.entry("migrate-set-parameters compress-threads", MULTIFD),
            Map.entry("migrate-set-parameters compress-wait-thread", MULTIFD),
            Map.entry("migrate-set-parameters decompress-threads", MULTIFD),
            Map.entry("migrate_set_downtime", PARAMETERS),
            Map.entry("migrate_set_speed", PARAMETERS),
            Map.entry("nbd-server-add", "'block-export-add'"),
            Map.entry("nbd-server-add bitmap", "'block-export-add' with 'bitmaps'"),
            Map.entry("nbd-server-remove", "'block-export-del'"),
            Map.entry("netdev_add reconnect", MILLISECONDS),
            Map.entry("object-add props", THEMSELVES),
            Map.entry("query-cpus", "'query-cpus-fast'"),
            Map.entry("query-events", "'query-qmp-schema'"),
            Map.entry("query-migrate-cache-size", "'query-migrate-parameters'"),
            Map.entry("transaction drive-backup", "'blockdev-backup'"));

    private Replacements() {}

    /** What to use instead of a command or event; empty where nothing is named. */
    static String of(String command) {
        return BY_PLACE.getOrDefault(command, "");
    }

    /** What to use instead of a member or value somewhere in the arguments of a command; empty where nothing is named. */
    static String of(String command, String name) {
        return BY_PLACE.getOrDefault(command + " " + name, "");
    }
}
