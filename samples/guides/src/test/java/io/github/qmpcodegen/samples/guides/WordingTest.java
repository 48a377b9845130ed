package io.github.qmpcodegen.samples.guides;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import io.github.qmpcodegen.testdata.TestData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What users read (messages, help, the plugin's parameters, guides) is free of phrases that no native writer would use. */
class WordingTest {

    /** Each with what to write instead. */
    private static final List<Pattern> UNIDIOMATIC = Stream.of(
                    // "is not a valid …", "is not a …"; "there is no …" is fine.
                    "(?<!there )(?<!There )\\b(?:is|are|was|were|be) no\\b(?! longer| more)",
                    // "returns", "reports", "is printed"
                    "\\b(?:is|are|was) told\\b(?! apart| to)",
                    "\\b(?:tells?|says?|said|known) of\\b",
                    // "treat warnings as errors"
                    "\\btakes? [\\w ]+ for (?:errors|an? )",
                    // "gaps", "missing"
                    "\\bwanting\\b",
                    // "no longer"
                    "\\bany more\\b",
                    // "because"
                    ", for (?:it|they|he|we|this|these|no|none|nobody|nothing|there)\\b",
                    // "that exist"
                    "\\bthat there (?:is|are)\\b(?! no)",
                    // "as received"
                    "\\bas (?:it|they) came\\b",
                    // "has refused … since"
                    "\\b(?:refuses|demands|knows) (?:[\\w']+ ){0,6}since (?:QEMU )?\\d",
                    // "repair", "correct", "fix"
                    "\\bmend(?:ed|s)?\\b",
                    // "appears twice"
                    "\\bis there twice\\b",
                    "\\bof (?:the|a) name '",
                    "\\bin vain\\b",
                    "\\bvery same\\b")
            .map(Pattern::compile)
            .toList();

    @Test
    void messagesArePlain() throws IOException {
        List<Path> sources = sources();
        List<String> problems = new ArrayList<>();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null, files, diagnostic -> {}, null, null, files.getJavaFileObjectsFromPaths(sources));
            for (CompilationUnitTree unit : task.parse()) {
                new TreeScanner<@Nullable Void, @Nullable Void>() {
                    @Override
                    public @Nullable Void visitLiteral(LiteralTree literal, @Nullable Void nothing) {
                        if (literal.getValue() instanceof String text) {
                            check(unit.getSourceFile().getName(), text, problems);
                        }
                        return super.visitLiteral(literal, null);
                    }
                }.scan(unit, null);
            }
        }

        assertEquals("", String.join("\n", problems));
        assertTrue(sources.size() > 500, sources.size() + " sources were found");
    }

    @Test
    void parametersOfThePluginArePlain() throws IOException {
        List<String> problems = new ArrayList<>();
        PluginDescriptor.read().texts().forEach(text -> check(PluginDescriptor.ARTIFACT, text, problems));

        assertEquals("", String.join("\n", problems));
    }

    @Test
    void guidesArePlain() throws IOException {
        List<String> problems = new ArrayList<>();
        for (Guide guide : Guide.all()) {
            check(guide.path().toString(), String.join(" ", guide.prose()), problems);
        }

        assertEquals("", String.join("\n", problems));
    }

    private static void check(String place, String text, List<String> problems) {
        for (Pattern phrase : UNIDIOMATIC) {
            Matcher matcher = phrase.matcher(text);
            while (matcher.find()) {
                int begin = Math.max(0, matcher.start() - 40);
                problems.add(place + ": '" + matcher.group() + "' in: "
                        + text.substring(begin, Math.min(text.length(), matcher.end() + 40)));
            }
        }
    }

    /** Of all modules; not of tests, nor of what builds copy. */
    private static List<Path> sources() throws IOException {
        Path root = TestData.projectRoot();
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> {
                        String path = root.relativize(file).toString().replace('\\', '/');
                        return path.contains("src/main/java/")
                                && !path.contains("target/")
                                && !path.contains("src/it/");
                    })
                    .toList();
        }
    }
}
