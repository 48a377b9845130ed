package io.github.qmpcodegen.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.qmpcodegen.codegen.emit.GeneratedCode;
import io.github.qmpcodegen.codegen.source.SourceAccess;
import io.github.qmpcodegen.qmp.QemuProcess;
import io.github.qmpcodegen.qmp.QmpClient;
import io.github.qmpcodegen.qmp.QmpOptions;
import io.github.qmpcodegen.qmp.QmpRegistry;
import io.github.qmpcodegen.qmp.testing.NeedsQemu;
import io.github.qmpcodegen.testdata.NeedsTestData;
import io.github.qmpcodegen.testdata.TestData;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Drives the QEMU that is installed with what is generated from the documentation of QEMU 2.7. */
@NeedsTestData
@NeedsQemu
class OldTypesOnNewServerQemuTest {

    private static final String PACKAGE = "generated.qmp";

    @TempDir
    Path folder;

    @Test
    void generatedTypesDriveARealMachine() throws IOException, ReflectiveOperationException {
        Path release = TestData.path("corpus/2.7.0");
        LoadedSchema loaded =
                SchemaLoader.load(List.of("qmp-commands.hx", "docs/qmp-events.txt"), SourceAccess.below(release));
        Path classes = folder.resolve("classes");
        assertEquals(
                "",
                GeneratedCode.of(loaded.schema(), PACKAGE)
                        .compileWith(classes, Map.of("generated/driver/Driver.java", driver())));
        Path disk = Files.write(folder.resolve("disk.raw"), new byte[1 << 20]);

        List<String> seen;
        try (URLClassLoader loader = GeneratedCode.load(classes)) {
            QmpRegistry registry = (QmpRegistry)
                    loader.loadClass(PACKAGE + ".QemuRegistry").getConstructor().newInstance();
            @SuppressWarnings("unchecked") // The driver is compiled above.
            Function<QmpClient, List<String>> driver = (Function<QmpClient, List<String>>)
                    loader.loadClass("generated.driver.Driver").getConstructor().newInstance();
            try (QemuProcess qemu = QemuProcess.start(
                    QmpOptions.builder().registry(registry).build(),
                    List.of(
                            "qemu-system-x86_64",
                            "-M",
                            "pc",
                            "-usb",
                            "-nodefaults",
                            "-display",
                            "none",
                            "-name",
                            "tested",
                            "-drive",
                            "if=ide,id=disk0,format=raw,file=" + disk,
                            "-nic",
                            "user,model=e1000",
                            "-chardev",
                            "null,id=char0",
                            "-serial",
                            "chardev:char0"))) {
                seen = driver.apply(qemu.client());
            }
        }

        assertEquals("""
                version 7
                status running, running
                block disk0 raw writable
                chardev char0 null
                no query-cpus: CommandNotFound
                event STOP
                status paused, not running
                event RESUME
                status running, running
                event RESET
                qom-list has many
                human monitor: tested
                event DEVICE_DELETED
                deleted tablet0 at /machine/peripheral/tablet0
                """, String.join("\n", seen) + "\n");
    }

    private static String driver() throws IOException {
        try (InputStream source = OldTypesOnNewServerQemuTest.class.getResourceAsStream("/driver/Driver.java")) {
            return new String(Objects.requireNonNull(source).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
