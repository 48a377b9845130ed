package io.github.qmpcodegen.codegen.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.qmpcodegen.codegen.FolderTexts;
import io.github.qmpcodegen.codegen.Programs;
import io.github.qmpcodegen.codegen.output.OutputFolder;
import io.github.qmpcodegen.codegen.source.SourceAccess;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Runs that are killed at a moment made by chance; {@code KilledRunTest} kills at each step that there is. */
@Tag("thorough")
class RandomKillsTest {

    private static final int KILLS = 50;

    private static final List<String> SCHEMAS = List.of("first.json", "second.json", "third.json");

    @TempDir
    private Path folder = Path.of("");

    @Test
    @Timeout(900)
    void theNextRunLeavesItsOwnFilesAndWhatPeopleMade() throws Exception {
        for (int schema = 0; schema < SCHEMAS.size(); schema++) {
            Files.writeString(folder.resolve(SCHEMAS.get(schema)), schema(schema));
        }
        Map<String, SortedMap<String, String>> expected = new TreeMap<>();
        for (String schema : SCHEMAS) {
            generate(folder, schema, "alone-" + schema);
            expected.put(schema, files(folder.resolve("alone-" + schema)));
        }
        Random random = new Random(7);
        for (int kill = 0; kill < KILLS; kill++) {
            SortedMap<String, String> own = new TreeMap<>();
            own.put("p/Own" + kill + ".java", "somebody's own");
            own.put("p/Own.txt", "somebody's own " + kill);
            Files.createDirectories(folder.resolve("out/p"));
            for (Map.Entry<String, String> file : own.entrySet()) {
                Files.writeString(folder.resolve("out").resolve(file.getKey()), file.getValue());
            }
            killAfter(random.nextInt(400));

            String next = SCHEMAS.get(random.nextInt(SCHEMAS.size()));
            assertEquals(0, generate(folder, next, "out"));

            own.putAll(expected.get(next));
            assertEquals(own, files(folder.resolve("out")), "kill " + kill);
            Files.delete(folder.resolve("out/p/Own" + kill + ".java"));
        }
    }

    /** Lets a process generate one schema after another, and kills it. */
    private void killAfter(int milliseconds) throws Exception {
        Process process = new ProcessBuilder(Programs.jvm(
                        List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"),
                        RandomKillsTest.class,
                        folder.toString()))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            assertTrue(process.getInputStream().read() >= 0, "it has generated once");
            process.waitFor(milliseconds, TimeUnit.MILLISECONDS);
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    /** Generates for ever. */
    public static void main(String[] args) throws IOException {
        for (int run = 0; ; run++) {
            generate(Path.of(args[0]), SCHEMAS.get(run % SCHEMAS.size()), "out");
            System.out.write('.');
            System.out.flush();
        }
    }

    private static int generate(Path folder, String schema, String output) {
        Console console = new Console(
                SourceAccess.below(folder),
                folder,
                OutputStream.nullOutputStream(),
                new PrintWriter(System.err, true, StandardCharsets.UTF_8),
                false);
        return RootCommand.run(console, "generate", schema, "--package", "p", "--output", output, "--examples");
    }

    /** Schemas that share types, and have others each. */
    private static String schema(int number) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 40; i++) {
            text.append("{ 'struct': 'S")
                    .append(i % 2 == 0 ? "hared" : "chema" + number + "x")
                    .append(i)
                    .append("', 'data': { 'a': 'int', '*b")
                    .append(number)
                    .append("': 'str' } }\n{ 'command': 'query-")
                    .append(i % 3 == number ? "own" + number + "-" : "")
                    .append(i)
                    .append("', 'returns': 'S")
                    .append(i % 2 == 0 ? "hared" : "chema" + number + "x")
                    .append(i)
                    .append("' }\n");
        }
        return text.toString();
    }

    /** All files but the manifest. */
    private static SortedMap<String, String> files(Path output) throws IOException {
        SortedMap<String, String> files = FolderTexts.of(output);
        files.remove("p/" + OutputFolder.MANIFEST);
        return files;
    }
}
