package io.github.qmpcodegen.samples.vminfo.render;

import io.github.qmpcodegen.samples.vminfo.model.BlockDevice;
import io.github.qmpcodegen.samples.vminfo.model.CharacterDevice;
import io.github.qmpcodegen.samples.vminfo.model.Display;
import io.github.qmpcodegen.samples.vminfo.model.Job;
import io.github.qmpcodegen.samples.vminfo.model.Medium;
import io.github.qmpcodegen.samples.vminfo.model.Medium.Image;
import io.github.qmpcodegen.samples.vminfo.model.Memory;
import io.github.qmpcodegen.samples.vminfo.model.Migration;
import io.github.qmpcodegen.samples.vminfo.model.Nic;
import io.github.qmpcodegen.samples.vminfo.model.Processors;
import io.github.qmpcodegen.samples.vminfo.model.Processors.Processor;
import io.github.qmpcodegen.samples.vminfo.model.Status;
import io.github.qmpcodegen.samples.vminfo.model.Version;
import io.github.qmpcodegen.samples.vminfo.model.VmInfo;
import java.util.List;

/** Machines to be written. */
final class Machines {

    private static final long GIB = 1L << 30;

    /** A machine of which nothing is known. */
    static final VmInfo UNKNOWN =
            new VmInfo(null, null, null, null, null, null, null, null, null, null, null, null, null, null);

    /** A machine that has nothing. */
    static final VmInfo EMPTY = new VmInfo(
            null,
            null,
            null,
            new Status(true, null, null),
            null,
            new Processors(null, null, List.of()),
            new Memory(null, null, null),
            new Migration(null, null, null, null, null, null, null, null),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of());

    /** A machine that has some of everything. */
    static final VmInfo RICH = new VmInfo(
            "mail",
            "5c4a7b1e-90ab-4cde-9234-567890abcdef",
            new Version("9.1.2", "Acme 1:9.1.2-1"),
            new Status(false, "io-error", true),
            "KVM",
            new Processors(
                    "x86_64",
                    "EPYC",
                    List.of(new Processor(0, 4711L, false, 0L, 0L, 0L), new Processor(1, 4712L, true, 1L, 0L, 0L))),
            new Memory(4 * GIB, GIB, 3 * GIB),
            new Migration(
                    "active",
                    61_500L,
                    null,
                    300L,
                    new Migration.Amount(3 * GIB, GIB, 4 * GIB),
                    new Migration.Amount(0, 0, 0),
                    null,
                    List.of("no such thing")),
            List.of(
                    new BlockDevice(
                            "root",
                            "virtio0",
                            "disk",
                            false,
                            null,
                            "nospace",
                            new Medium(
                                    "n1",
                                    false,
                                    true,
                                    List.of(
                                            new Image("/img/today.qcow2", "qcow2", 20 * GIB, 3 * GIB / 2),
                                            new Image("/img/base.qcow2", null, null, null)),
                                    2)),
                    new BlockDevice(null, "cd0", "cdrom", true, true, "ok", null)),
            List.of(new Medium("spare", true, false, List.of(new Image("/img/spare", "raw", GIB, null)), 0)),
            List.of(
                    new Nic("eth0", "e1000", "52:54:00:12:34:56", "lan", "user"),
                    new Nic("eth1", null, "52:54:00:12:34:57", null, null)),
            List.of(
                    new CharacterDevice("serial0", "pty:/dev/pts/1", true),
                    new CharacterDevice("agent", "null", false),
                    new CharacterDevice("old", "file", null)),
            List.of(
                    new Display(
                            "VNC",
                            "default",
                            List.of("127.0.0.1:5900", "[::1]:5901 (web socket)"),
                            "vnc",
                            List.of("127.0.0.1:40000 (ann)")),
                    new Display("SPICE", null, List.of("127.0.0.1:5930"), null, List.of())),
            List.of(
                    new Job("copy", "mirror", "running", 1, 3, 1L << 20, null),
                    new Job("create", "create", "concluded", 0, 0, null, "No space left on device")));

    private Machines() {}
}
