package io.github.qmpcodegen.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.qmpcodegen.qmp.SlowCommand;
import io.github.qmpcodegen.testdata.NeedsTestData;
import io.github.qmpcodegen.testdata.TestData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of slow commands names nothing that no server has. */
class SlowCommandCorpusTest {
    private static final Pattern COMMAND = Pattern.compile("(?:'command'\\s*:\\s*'|\\.name\\s*=\\s*\")([\\w-]+)");

    @Test
    @NeedsTestData
    void eachIsACommandOfSomeRelease() throws IOException {
        Set<String> known = new HashSet<>();
        for (String folder : List.of("corpus", "releases")) {
            try (Stream<Path> files = Files.walk(TestData.path(folder))) {
                for (Path file :
                        files.filter(SlowCommandCorpusTest::hasCommands).toList()) {
                    for (Matcher command = COMMAND.matcher(Files.readString(file)); command.find(); ) {
                        known.add(command.group(1));
                    }
                }
            }
        }
        assertTrue(known.size() > 200, known.size() + " commands");
        assertEquals(
                List.of(),
                SlowCommand.all().stream()
                        .map(SlowCommand::command)
                        .filter(command -> !known.contains(command))
                        .toList());
    }

    /** Not those of the human monitor. */
    private static boolean hasCommands(Path file) {
        return file.toString().endsWith(".json") || file.endsWith("qmp-commands.hx");
    }
}
