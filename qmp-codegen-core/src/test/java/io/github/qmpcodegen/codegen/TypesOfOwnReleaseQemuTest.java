package io.github.qmpcodegen.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.qmpcodegen.codegen.emit.GeneratedCode;
import io.github.qmpcodegen.codegen.source.SourceAccess;
import io.github.qmpcodegen.codegen.source.Sources;
import io.github.qmpcodegen.qmp.QemuProcess;
import io.github.qmpcodegen.qmp.QmpClient;
import io.github.qmpcodegen.qmp.QmpOptions;
import io.github.qmpcodegen.qmp.QmpRegistry;
import io.github.qmpcodegen.qmp.testing.NeedsQemu;
import io.github.qmpcodegen.testdata.NeedsTestData;
import io.github.qmpcodegen.testdata.TestData;
import java.io.IOException;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Drives QEMU 7.2 with what is generated from the QAPI schema of QEMU 7.2: nothing may come that has no type. */
@NeedsTestData
@NeedsQemu({"qemu-system-x86_64", "qemu-img"})
@Tag("own-release")
@Timeout(240)
class TypesOfOwnReleaseQemuTest {

    private static final String PACKAGE = "generated.qmp";

    @TempDir
    private Path folder = Path.of("");

    @Test
    void everythingThatARichMachineSaysHasAType()
            throws IOException, ReflectiveOperationException, InterruptedException {
        LoadedSchema loaded = LoadedSchema.of(Sources.of("7.2.0/qapi"), SourceAccess.below(TestData.path("corpus")));
        Path classes = folder.resolve("classes");
        assertEquals("", GeneratedCode.of(loaded.schema(), PACKAGE).compileWithDriver(classes, "SchemaDriver"));
        for (String image : List.of("disk0", "disk1", "hot", "overlay")) {
            createImage(image);
        }

        List<String> seen;
        try (URLClassLoader loader = GeneratedCode.load(classes)) {
            QmpRegistry registry = GeneratedCode.registry(loader, PACKAGE);
            @SuppressWarnings("unchecked") // The driver is compiled above.
            BiFunction<QmpClient, Path, List<String>> driver =
                    (BiFunction<QmpClient, Path, List<String>>) loader.loadClass("generated.driver.SchemaDriver")
                            .getConstructor()
                            .newInstance();
            QmpOptions options =
                    QmpOptions.builder().registry(registry).strict(true).build();
            try (QemuProcess qemu = QemuProcess.start(options, richMachine())) {
                String version = qemu.client().greeting().version().toString();
                assumeTrue(version.startsWith("7.2"), "the corpus has no schema of QEMU " + version);
                seen = driver.apply(qemu.client(), folder);
            }
        }

        assertEquals("""
                nodes: [hot qcow2, hot-filter copy-on-read]
                nodes: []
                memory backends: [dimm-memory, pc.ram, ram1]
                aborted: GenericError
                overlay over 1, bitmaps: [changes]
                unplugged nic1 at /machine/peripheral/nic1
                ready: MIRROR copy, 1048576 of 1048576
                refused query-gic-capabilities: CommandNotFound
                refused query-sev-capabilities: GenericError
                refused query-sev-launch-measure: GenericError
                refused query-sgx: GenericError
                refused query-sgx-capabilities: GenericError
                refused x-query-profile: GenericError
                empty: [query-fdsets, query-pr-managers, query-stats-schemas, query-tpm, query-vcpu-dirty-limit]
                answered: 63
                completed: copy, error null
                jobs: []
                qom-list-properties of memory-backend-file: true
                dump completed, begins with ELF
                screendump begins with P6
                migration completed, begins with QEVM
                status postmigrate
                """, String.join("\n", seen) + "\n");
    }

    private void createImage(String name) throws IOException, InterruptedException {
        Path image = folder.resolve(name + ".qcow2");
        Programs.run("qemu-img", "create", "-q", "-f", "qcow2", image.toString(), "1M");
    }

    /** A machine that has some of everything that queries tell of. */
    private List<String> richMachine() {
        return List.of(
                "qemu-system-x86_64",
                "-nodefaults",
                "-M",
                "pc,nvdimm=on",
                "-name",
                "rich",
                "-uuid",
                "12345678-1234-1234-1234-123456789abc",
                "-smp",
                "2,maxcpus=4",
                "-m",
                "64,slots=4,maxmem=512M",
                "-object",
                "memory-backend-ram,id=dimm-memory,size=128M",
                "-device",
                "pc-dimm,id=dimm0,memdev=dimm-memory",
                "-object",
                "iothread,id=thread0",
                "-object",
                "throttle-group,id=group0,x-iops-total=1000",
                "-blockdev",
                "qcow2,node-name=disk0,file.driver=file,file.filename=" + folder.resolve("disk0.qcow2"),
                "-device",
                "virtio-blk-pci,id=blk0,drive=disk0,iothread=thread0",
                "-drive",
                "if=none,id=drive1,node-name=disk1,format=qcow2,bps=1000000,file=" + folder.resolve("disk1.qcow2"),
                "-device",
                "ide-hd,drive=drive1",
                "-device",
                "ide-cd,id=cd0",
                "-device",
                "virtio-scsi-pci,id=scsi0",
                "-device",
                "pci-bridge,id=bridge0,chassis_nr=1",
                "-netdev",
                "user,id=net0",
                "-device",
                "virtio-net-pci,netdev=net0,bus=bridge0,addr=1",
                "-netdev",
                "socket,id=listener,listen=127.0.0.1:0",
                "-device",
                "e1000,netdev=listener",
                "-chardev",
                "null,id=char0",
                "-serial",
                "chardev:char0",
                "-chardev",
                "ringbuf,id=ring0",
                "-chardev",
                "socket,id=char1,server=on,wait=off,path=" + folder.resolve("char1"),
                "-device",
                "virtio-serial-pci",
                "-device",
                "virtserialport,chardev=char1,name=port0",
                "-device",
                "virtio-balloon-pci",
                "-device",
                "vmgenid,guid=auto,id=generation",
                "-device",
                "VGA",
                "-usb",
                "-device",
                "usb-tablet",
                "-vnc",
                "unix:" + folder.resolve("vnc"));
    }
}
