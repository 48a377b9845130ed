package io.github.qmpcodegen.samples.guides;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.qmpcodegen.codegen.Generation;
import io.github.qmpcodegen.codegen.GenerationRequest;
import io.github.qmpcodegen.codegen.GenerationResult;
import io.github.qmpcodegen.codegen.Outcome;
import io.github.qmpcodegen.codegen.source.SourceAccess;
import io.github.qmpcodegen.codegen.source.Sources;
import io.github.qmpcodegen.samples.guides.Guide.Snippet;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All Java that the guides show compiles, and all descriptions of interfaces that they show can be read. */
class JavaSnippetsTest {

    private static final String BINDINGS = "io.github.qmpcodegen.qemu";

    /** What every snippet may use without saying so. */
    private static final List<String> PACKAGES = List.of(
            "java.io",
            "java.nio.channels",
            "java.nio.file",
            "java.time",
            "java.util",
            "java.util.concurrent",
            "java.util.function",
            "javax.net.ssl",
            "io.github.qmpcodegen.qmp",
            "io.github.qmpcodegen.qmp.agent",
            "io.github.qmpcodegen.qmp.codec",
            "io.github.qmpcodegen.qmp.device",
            "io.github.qmpcodegen.qmp.job",
            "io.github.qmpcodegen.qmp.schema",
            "io.github.qmpcodegen.qmp.server",
            "io.github.qmpcodegen.qmp.testing",
            "org.junit.jupiter.api",
            "org.junit.jupiter.api.extension",
            "tools.jackson.databind",
            "tools.jackson.databind.node");

    /** What snippets in the guides of the generator may use besides; they have names that others have, too. */
    private static final List<String> GENERATOR = List.of(
            "io.github.qmpcodegen.codegen",
            "io.github.qmpcodegen.codegen.DocsRequest",
            "io.github.qmpcodegen.codegen.emit",
            "io.github.qmpcodegen.codegen.source");

    private static final Pattern IMPORT = Pattern.compile("(?m)^import .*;\\n");

    /** What begins with these are members of a class; all else are statements. */
    private static final Pattern MEMBERS =
            Pattern.compile("(?:/\\*\\*|@|public|private|static|record|class|final class|interface)\\b.*|/\\*\\*.*");

    @TempDir
    Path folder;

    /** A compilation unit in memory. */
    private static final class Unit extends SimpleJavaFileObject {
        private final String code;

        Unit(String name, String code) {
            super(URI.create("memory:///" + name + ".java"), Kind.SOURCE);
            this.code = code;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return code;
        }
    }

    @Test
    void theyCompile() throws IOException {
        List<String> problems = new ArrayList<>();
        List<Snippet> snippets = Guide.snippets("java");
        List<JavaFileObject> units = new ArrayList<>();
        for (int i = 0; i < snippets.size(); i++) {
            Snippet snippet = snippets.get(i);
            String types = BINDINGS;
            if (!snippet.sources().isEmpty()) {
                types = "generated" + i;
                units.addAll(generate(snippet.sources(), types));
            }
            units.add(new Unit("Snippet" + i, unit("Snippet" + i, snippet, types)));
        }

        for (Diagnostic<? extends JavaFileObject> diagnostic : compile(units)) {
            String name =
                    diagnostic.getSource() == null ? "" : diagnostic.getSource().getName();
            int index = name.contains("/Snippet") ? Integer.parseInt(name.replaceAll("\\D", "")) : -1;
            problems.add((index < 0 ? name : snippets.get(index).toString()) + ": " + diagnostic.getMessage(Locale.ROOT)
                    + "\n" + line(diagnostic));
        }
        assertEquals("", String.join("\n", problems));
        assertTrue(snippets.size() > 20, "snippets were found");
    }

    @Test
    void descriptionsOfInterfacesCanBeRead() throws IOException {
        for (Snippet snippet : Guide.snippets("hx", "qapi")) {
            generate(List.of(snippet), "alone");
        }
    }

    /** Classes with what a snippet is to have, which are those of a package with all that snippets may use. */
    private static String unit(String name, Snippet snippet, String types) {
        StringBuilder text = new StringBuilder();
        IMPORT.matcher(snippet.code()).results().forEach(found -> text.append(found.group()));
        for (String imports : snippet.imports()) {
            Stream.of(imports.split(";"))
                    .forEach(each -> text.append("import ").append(each.strip()).append(";\n"));
        }
        text.append("import ").append(types).append(".*;\n");
        PACKAGES.forEach(each -> text.append("import ").append(each).append(".*;\n"));
        if (snippet.guide().path().startsWith("qmp-codegen-core")) {
            GENERATOR.forEach(each -> text.append("import ").append(each).append(".*;\n"));
        }
        text.append("import static org.junit.jupiter.api.Assertions.*;\n@SuppressWarnings(\"all\")\nclass ")
                .append(name)
                .append(" {\n");
        snippet.given().forEach(declarations -> text.append(declarations).append('\n'));
        String code = IMPORT.matcher(snippet.code()).replaceAll("").strip();
        boolean members = MEMBERS.matcher(code.lines().findFirst().orElse("")).matches();
        text.append(members ? code : "void run() throws Exception {\n" + code + "\n}")
                .append("\n}\n");
        return text.toString();
    }

    private List<JavaFileObject> generate(List<Snippet> sources, String packageName) throws IOException {
        Path input = Files.createTempDirectory(folder, "sources");
        List<String> names = new ArrayList<>();
        for (Snippet source : sources) {
            String name = source.line() + (source.language().equals("hx") ? ".hx" : ".json");
            Files.writeString(input.resolve(name), source.code());
            names.add(name);
        }
        Path output = Files.createTempDirectory(folder, "generated");
        GenerationRequest request = GenerationRequest.builder(
                        Sources.of(names.toArray(String[]::new)), packageName, output)
                .build();
        GenerationResult result = Generation.run(request, SourceAccess.below(input));
        assertEquals(
                Outcome.DONE, result.outcome(), sources + ": " + result.loaded().diagnostics());

        List<JavaFileObject> units = new ArrayList<>();
        try (Stream<Path> files = Files.walk(output)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".java")).toList()) {
                String path = output.relativize(file).toString().replace('\\', '/');
                units.add(new Unit(path.substring(0, path.length() - ".java".length()), Files.readString(file)));
            }
        }
        return units;
    }

    private List<Diagnostic<? extends JavaFileObject>> compile(List<JavaFileObject> units) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        List<String> options = List.of(
                "-proc:none",
                "-Xmaxerrs",
                "1000",
                "-classpath",
                System.getProperty("java.class.path"),
                "-d",
                folder.toString());
        compiler.getTask(new StringWriter(), null, diagnostics, options, null, units)
                .call();
        return diagnostics.getDiagnostics().stream()
                .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
                .toList();
    }

    private static String line(Diagnostic<? extends JavaFileObject> diagnostic) throws IOException {
        if (diagnostic.getSource() == null || diagnostic.getLineNumber() < 1) {
            return "";
        }
        List<String> lines =
                diagnostic.getSource().getCharContent(true).toString().lines().toList();
        return lines.get((int) diagnostic.getLineNumber() - 1);
    }
}
