package io.github.qmpcodegen.qemu.operations;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.qmpcodegen.qmp.testing.NeedsQemu;
import io.github.qmpcodegen.testdata.TestData;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The program of the guide compiles, and does what the guide says. */
@NeedsQemu({"qemu-system-x86_64", "qemu-img"})
@Timeout(300)
class DriveMachineQemuTest {

    private static final Pattern PROGRAM = Pattern.compile("(?s)```java\n(import .*?)```");
    private static final int MOST_LINES = 60;

    @Test
    void theProgramOfTheGuideDrivesAMachine(@TempDir Path folder) throws IOException, InterruptedException {
        Path guide = TestData.projectRoot().resolve("qmp-runtime/bindings/README.md");
        Matcher program = PROGRAM.matcher(Files.readString(guide));
        assertTrue(program.find(), "the guide has no program");
        String text = program.group(1);
        assertTrue(text.lines().count() <= MOST_LINES, () -> text.lines().count() + " lines");
        Path source = Files.writeString(folder.resolve("DriveMachine.java"), text);
        byte[] content = new byte[4 << 20];
        Arrays.fill(content, (byte) 7);
        Path raw = Files.write(folder.resolve("disk.raw"), content);
        Path disk = folder.resolve("disk.qcow2");
        QemuImg.run("convert", "-f", "raw", "-O", "qcow2", raw.toString(), disk.toString());

        List<String> said = run(source, folder);

        List<String> told = said.stream()
                .filter(line -> !line.startsWith(" "))
                .map(line -> line.replaceFirst("(\\[|ended).*", ""))
                .toList();
        assertEquals(
                List.of("plugged: Completed", "snapshot: Completed", "mirrored: Completed", "migrated: Completed", ""),
                told,
                () -> String.join("\n", said));
        assertTrue(said.contains("  100 %") && said.contains("  STOP"), () -> String.join("\n", said));
        assertArrayEquals(content, QemuImg.content(folder.resolve("copy.qcow2")));
    }

    private static List<String> run(Path source, Path folder) throws IOException, InterruptedException {
        String path = Stream.of("java.class.path", "jdk.module.path")
                .map(System::getProperty)
                .filter(Objects::nonNull)
                .collect(Collectors.joining(File.pathSeparator));
        Process java = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--class-path",
                        path,
                        source.toString(),
                        folder.toString())
                .redirectErrorStream(true)
                .start();
        List<String> said = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        assertEquals(0, java.waitFor(), () -> String.join("\n", said));
        return said;
    }
}
