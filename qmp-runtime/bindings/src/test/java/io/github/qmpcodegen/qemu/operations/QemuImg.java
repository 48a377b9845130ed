package io.github.qmpcodegen.qemu.operations;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The program of QEMU that works on files of disks. */
final class QemuImg {
    private QemuImg() {}

    static void run(String... arguments) {
        List<String> command = new ArrayList<>(List.of("qemu-img"));
        command.addAll(List.of(arguments));
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertEquals(0, process.waitFor(), () -> String.join(" ", command) + ": " + said);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A guest would read this from a disk with this file, and those behind it. */
    static void assertContent(byte[] expected, Path file) {
        byte[] content = content(file);
        int different = Arrays.mismatch(expected, content);
        assertEquals(-1, different, () -> file + " differs at " + different);
    }

    /** What a guest would read from a disk with this file, and those behind it. */
    static byte[] content(Path file) {
        Path raw = file.resolveSibling(file.getFileName() + ".raw");
        try {
            run("convert", "-f", "qcow2", "-O", "raw", file.toString(), raw.toString());
            byte[] content = Files.readAllBytes(raw);
            Files.delete(raw);
            return content;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
