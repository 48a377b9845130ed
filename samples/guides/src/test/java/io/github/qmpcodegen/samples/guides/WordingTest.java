package io.github.qmpcodegen.samples.guides;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.ModuleTree;
import com.sun.source.tree.PackageTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import io.github.qmpcodegen.testdata.TestData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What users read (messages, help, Javadoc, the plugin's parameters, guides) is free of phrases that sound translated,
 * and examples in Javadoc have the lines of code.
 */
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
                    "\\bvery same\\b",
                    // "the result of", "what became of"
                    "\\b[Ww]hat (?:came|comes) of\\b",
                    // "the progress"
                    "\\b[Hh]ow far (?:it|each|an? \\w+) is\\b",
                    // "because there is no"
                    "\\bfor want of\\b",
                    // "again"
                    "\\banew\\b",
                    // "as usual"
                    "\\bas ever\\b",
                    // "simulates"
                    "\\bmakes? believe\\b",
                    // "if it is unknown whether"
                    "\\b(?:[Nn]obody|[Nn]othing) tells\\b",
                    // "about it"
                    "\\b(?:is|are) said of\\b",
                    "\\bsaid of (?:it|them)\\b",
                    // "the status of"
                    "\\bin its life\\b",
                    // "lets", "makes", "sets"
                    "\\bHas (?:somebody|something|it|an?) ",
                    // "even if", "whether"
                    "\\bbe it\\b",
                    // "undone"
                    "\\btaken back\\b")
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
    void javadocOfWhatIsPublicIsPlain() throws IOException {
        List<String> problems = new ArrayList<>();
        Set<String> places = new HashSet<>();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null, files, diagnostic -> {}, null, null, files.getJavaFileObjectsFromPaths(sources()));
            for (CompilationUnitTree unit : task.parse()) {
                new PublicJavadoc(Trees.instance(task), text -> {
                            places.add(unit.getSourceFile().getName());
                            check(unit.getSourceFile().getName(), text, problems);
                        })
                        .scan(unit, null);
            }
        }

        assertEquals("", String.join("\n", problems));
        assertTrue(places.size() > 300, places.size() + " sources have public Javadoc");
    }

    @Test
    void examplesInJavadocHaveTheLinesOfCode() throws IOException {
        List<String> problems = new ArrayList<>();
        int examples = 0;
        for (Path source : sources()) {
            for (JavadocExample example : JavadocExample.of(Files.readString(source))) {
                example.problems().forEach(problem -> problems.add(source + ":" + example.line() + ": " + problem));
                examples++;
            }
        }

        assertEquals("", String.join("\n", problems));
        assertTrue(examples > 15, examples + " examples were found");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // Filled like prose, from the first line on.
                """
                 * <pre>{@code first(); second();
                 * }</pre>
                """,
                // The end was filled, too.
                """
                 * <pre>{@code
                 * first(); }</pre>
                """,
                // Two statements share a line.
                """
                 * <pre>{@code
                 * first(); second();
                 * }</pre>
                """,
                // Two members share a line.
                """
                 * <pre>{@code
                 * @Test void one() {} @Test
                 * void two() {}
                 * }</pre>
                """,
                // A comment hides the code behind it, as a whole or in part.
                """
                 * <pre>{@code
                 * // Why. first();
                 * }</pre>
                """,
                """
                 * <pre>{@code
                 * first(); // Why this
                 * is first. second();
                 * }</pre>
                """
            })
    void examplesThatWereFilledLikeProseAreFound(String comment) throws IOException {
        List<JavadocExample> examples = JavadocExample.of("/**\n" + comment + " */\nclass Some {}\n");

        assertEquals(1, examples.size());
        assertFalse(examples.get(0).problems().isEmpty());
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

    /** Finds the comments of modules, packages, and what is public or protected in what is. */
    private static final class PublicJavadoc extends TreePathScanner<@Nullable Void, @Nullable Void> {

        private final Trees trees;
        private final Consumer<String> comments;

        PublicJavadoc(Trees trees, Consumer<String> comments) {
            this.trees = trees;
            this.comments = comments;
        }

        @Override
        public @Nullable Void visitModule(ModuleTree module, @Nullable Void nothing) {
            return read();
        }

        @Override
        public @Nullable Void visitPackage(PackageTree declaration, @Nullable Void nothing) {
            return read();
        }

        @Override
        public @Nullable Void visitClass(ClassTree type, @Nullable Void nothing) {
            if (!isPublic(type.getModifiers())) {
                return null;
            }
            read();
            return super.visitClass(type, null);
        }

        @Override
        public @Nullable Void visitMethod(MethodTree method, @Nullable Void nothing) {
            return isPublic(method.getModifiers()) ? read() : null;
        }

        @Override
        public @Nullable Void visitVariable(VariableTree field, @Nullable Void nothing) {
            return isPublic(field.getModifiers()) ? read() : null;
        }

        private boolean isPublic(ModifiersTree modifiers) {
            Set<Modifier> flags = modifiers.getFlags();
            boolean ofInterface = getCurrentPath().getParentPath().getLeaf() instanceof ClassTree outer
                    && (outer.getKind() == Tree.Kind.INTERFACE || outer.getKind() == Tree.Kind.ANNOTATION_TYPE);
            return flags.contains(Modifier.PUBLIC)
                    || flags.contains(Modifier.PROTECTED)
                    || (ofInterface && !flags.contains(Modifier.PRIVATE));
        }

        private @Nullable Void read() {
            String comment = trees.getDocComment(getCurrentPath());
            if (comment != null) {
                comments.accept(comment.replaceAll("@param\\s+\\S+", "@param").replaceAll("\\s+", " "));
            }
            return null;
        }
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
