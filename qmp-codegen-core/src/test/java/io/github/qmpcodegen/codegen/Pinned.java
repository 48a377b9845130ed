package io.github.qmpcodegen.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.github.qmpcodegen.testdata.TestData;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Findings that are pinned in resources of the tests; {@code -Dqmp.recreate=true} writes them anew. */
public final class Pinned {

    private Pinned() {}

    /** Makes sure that a resource has this text. */
    public static void assertPinned(String name, String actual) throws IOException {
        if (Boolean.getBoolean("qmp.recreate")) {
            Path file = TestData.projectRoot().resolve("qmp-codegen-core/src/test/resources/" + name);
            Files.createDirectories(file.resolveSibling("."));
            Files.writeString(file, actual);
            return;
        }
        try (InputStream pinned = Pinned.class.getResourceAsStream("/" + name)) {
            assertNotNull(pinned, name);
            assertEquals(new String(pinned.readAllBytes(), StandardCharsets.UTF_8), actual);
        }
    }
}
