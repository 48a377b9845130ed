package io.github.qmpcodegen.qmp.behaviour;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of the specification names classes and tests that exist. */
class SpecificationTableTest {
    private static final Path RUNTIME = Path.of("..");
    private static final Pattern TEST = Pattern.compile("`(\\w+Test)\\.(\\w+)`");
    private static final Pattern TYPE = Pattern.compile("`((?:[a-z]+\\.)*[A-Z][A-Za-z]+[a-z]\\w*)`");

    @Test
    void everyTestAndClassOfTheTableExists() throws IOException {
        String table = Files.readString(RUNTIME.resolve("SPECIFICATION.md"));
        String tests = sources("src/test/java") + sources("server/src/test/java") + sources("behaviour/src/test/java");
        List<String> missing = new ArrayList<>();
        int found = 0;
        for (Matcher match = TEST.matcher(table); match.find(); found++) {
            boolean there = Pattern.compile("class " + match.group(1) + "\\b")
                            .matcher(tests)
                            .find()
                    && Pattern.compile("void " + match.group(2) + "\\(")
                            .matcher(tests)
                            .find();
            if (!there) {
                missing.add(match.group());
            }
        }
        assertTrue(found > 40, found + " tests named");
        Path types = RUNTIME.resolve("src/main/java/io/github/qmpcodegen/qmp");
        for (Matcher match = TYPE.matcher(table); match.find(); ) {
            if (!Files.exists(types.resolve(match.group(1).replace('.', '/') + ".java"))) {
                missing.add(match.group());
            }
        }
        assertEquals(List.of(), missing);
    }

    private static String sources(String folder) throws IOException {
        StringBuilder text = new StringBuilder();
        try (Stream<Path> files = Files.walk(RUNTIME.resolve(folder))) {
            for (Path file : files.filter(path -> path.toString().endsWith(".java"))
                    .sorted()
                    .toList()) {
                text.append(Files.readString(file));
            }
        }
        return text.toString();
    }
}
