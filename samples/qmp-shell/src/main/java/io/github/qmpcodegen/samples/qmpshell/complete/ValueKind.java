package io.github.qmpcodegen.samples.qmpshell.complete;

import java.util.Map;
import java.util.Set;

/** What a member names, by what it is called and the command that it belongs to: nothing else shows it. */
enum ValueKind {
    /** Something that cannot be listed, or that is only about to get its name. */
    NOTHING,
    DRIVE_OR_NODE,
    NODE,
    BITMAP,
    DEVICE,
    DRIVE_DEVICE,
    DEVICE_TYPE,
    ABSTRACT_TYPE,
    TYPE,
    OBJECT,
    PATH,
    PROPERTY,
    JOB,
    EXPORT,
    CHARDEV,
    NETDEV,
    CARD,
    NETDEV_OR_CARD;

    /** Commands and their members that name something else than members of such a name usually do. */
    private static final Map<String, ValueKind> OF_COMMAND = Map.ofEntries(
            Map.entry("qom-list-types implements", ABSTRACT_TYPE),
            Map.entry("qom-list-properties typename", TYPE),
            Map.entry("device-list-properties typename", DEVICE_TYPE),
            Map.entry("device_add driver", DEVICE_TYPE),
            Map.entry("device_del id", DRIVE_DEVICE),
            Map.entry("device-sync-config id", DEVICE),
            Map.entry("input-send-event device", DEVICE),
            Map.entry("screendump device", DEVICE),
            Map.entry("eject id", DRIVE_DEVICE),
            Map.entry("blockdev-open-tray id", DRIVE_DEVICE),
            Map.entry("blockdev-close-tray id", DRIVE_DEVICE),
            Map.entry("blockdev-remove-medium id", DRIVE_DEVICE),
            Map.entry("blockdev-insert-medium id", DRIVE_DEVICE),
            Map.entry("blockdev-change-medium id", DRIVE_DEVICE),
            Map.entry("block_set_io_throttle id", DRIVE_DEVICE),
            Map.entry("block-latency-histogram-set id", DRIVE_DEVICE),
            Map.entry("x-block-latency-histogram-set id", DRIVE_DEVICE),
            Map.entry("block_set_io_throttle group", OBJECT),
            Map.entry("object-del id", OBJECT),
            Map.entry("netdev_del id", NETDEV),
            Map.entry("set_link name", NETDEV_OR_CARD),
            Map.entry("query-rx-filter name", CARD),
            Map.entry("block-export-del id", EXPORT),
            Map.entry("nbd-server-remove name", EXPORT),
            Map.entry("ringbuf-read device", CHARDEV),
            Map.entry("ringbuf-write device", CHARDEV),
            Map.entry("block-dirty-bitmap-remove name", BITMAP),
            Map.entry("block-dirty-bitmap-clear name", BITMAP),
            Map.entry("block-dirty-bitmap-enable name", BITMAP),
            Map.entry("block-dirty-bitmap-disable name", BITMAP),
            Map.entry("block-dirty-bitmap-merge target", BITMAP),
            Map.entry("x-debug-block-dirty-bitmap-sha256 name", BITMAP),
            Map.entry("x-blockdev-change parent", NODE),
            Map.entry("sev-inject-launch-secret secret", NOTHING),
            Map.entry("blockdev-create target", NOTHING));

    private static final Map<String, ValueKind> OF_MEMBER = Map.ofEntries(
            Map.entry("node-name", NODE),
            Map.entry("node", NODE),
            Map.entry("base-node", NODE),
            Map.entry("top-node", NODE),
            Map.entry("bottom", NODE),
            Map.entry("target", NODE),
            Map.entry("overlay", NODE),
            Map.entry("replaces", NODE),
            Map.entry("vmstate", NODE),
            Map.entry("file", NODE),
            Map.entry("data-file", NODE),
            Map.entry("backing", NODE),
            Map.entry("drive", NODE),
            Map.entry("bitmap", BITMAP),
            Map.entry("chardev", CHARDEV),
            // Of the filters of packets.
            Map.entry("indev", CHARDEV),
            Map.entry("outdev", CHARDEV),
            Map.entry("primary_in", CHARDEV),
            Map.entry("secondary_in", CHARDEV),
            Map.entry("notify_dev", CHARDEV),
            Map.entry("netdev", NETDEV));

    /** Members that name an object of a certain kind, and how the names of its types begin. */
    private static final Map<String, String> OBJECT_TYPES = Map.ofEntries(
            Map.entry("iothread", "iothread"),
            Map.entry("memdev", "memory-backend"),
            Map.entry("throttle-group", "throttle-group"),
            Map.entry("group", "throttle-group"),
            Map.entry("tls-creds", "tls-creds"),
            Map.entry("tls-authz", "authz"),
            Map.entry("pr-manager", "pr-manager"),
            Map.entry("canbus", "can-bus"),
            Map.entry("rng", "rng"),
            Map.entry("cryptodev", "cryptodev"),
            Map.entry("secret", "secret"),
            Map.entry("keyid", "secret"),
            Map.entry("passwordid", "secret"));

    private static final Set<String> NAMED_BY_ID = Set.of("chardev-remove", "chardev-change", "chardev-send-break");

    /** Commands by which something gets its name. */
    private static final Set<String> NAMING = Set.of(
            "device_add id",
            "object-add id",
            "netdev_add id",
            "chardev-add id",
            "block-export-add id",
            "blockdev-add node-name",
            "blockdev-create node-name");

    /** What a member names. */
    static ValueKind of(ValuePlace place) {
        String command = place.command();
        String member = place.member();
        ValueKind special = OF_COMMAND.get(command + " " + member);
        if (special != null) {
            return special;
        }
        if (NAMING.contains(command + " " + member)) {
            return NOTHING;
        }
        if (member.equals("path") || member.equals("property")) {
            return ofTree(command, member);
        }
        if (member.equals("id") || member.equals("device")) {
            return ofHandle(command, member);
        }
        return isObject(member) ? OBJECT : OF_MEMBER.getOrDefault(member, NOTHING);
    }

    private static ValueKind ofTree(String command, String member) {
        boolean isPath =
                command.startsWith("qom-") || command.startsWith("x-query-virtio-") || command.startsWith("cxl-");
        if (!isPath) {
            return NOTHING;
        }
        return member.equals("path") ? PATH : PROPERTY;
    }

    private static ValueKind ofHandle(String command, String member) {
        if (command.startsWith("job-") || command.startsWith("block-job-")) {
            return JOB;
        }
        if (member.equals("id")) {
            return NAMED_BY_ID.contains(command) ? CHARDEV : NOTHING;
        }
        return command.startsWith("chardev-") || command.equals("object-add") ? NOTHING : DRIVE_OR_NODE;
    }

    private static boolean isObject(String member) {
        return OBJECT_TYPES.containsKey(member) || member.endsWith("-secret");
    }

    /** How the type of the object begins that a member names; empty for any. */
    static String objectType(String member) {
        return member.endsWith("-secret") ? "secret" : OBJECT_TYPES.getOrDefault(member, "");
    }
}
