package io.github.qmpcodegen.codegen.emit;

import io.github.qmpcodegen.codegen.FolderTexts;
import io.github.qmpcodegen.codegen.javamodel.JavaModel;
import io.github.qmpcodegen.codegen.javamodel.ModelBuilder;
import io.github.qmpcodegen.codegen.schema.Schema;
import io.github.qmpcodegen.codegen.schema.SchemaSelection;
import io.github.qmpcodegen.qmp.QmpRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;

/** Generated sources, for tests that compile them, document them or run them. */
public final class GeneratedCode {

    private static final EmitOptions STANDARD =
            new EmitOptions("qmp-codegen test", JavadocLevel.FULL, Builders.ALL, true);

    private static final EmitOptions LEAST =
            new EmitOptions("qmp-codegen test", JavadocLevel.NONE, Builders.REQUESTS, true);

    private static final List<String> ALL_COMPLAINTS = List.of("-Xlint:all", "-Werror", "-Xdoclint:all,-missing");

    private final String packageName;
    private final SortedMap<String, String> files;

    private GeneratedCode(String packageName, SortedMap<String, String> files) {
        this.packageName = packageName;
        this.files = files;
    }

    /** What a schema gives with all options as they are by default. */
    public static GeneratedCode of(Schema schema, String packageName) {
        return of(schema, packageName, STANDARD);
    }

    /** What a part of a schema gives. */
    public static GeneratedCode of(SchemaSelection.Selected selected, String packageName) {
        JavaModel model = ModelBuilder.build(selected.schema(), selected.kept(), packageName);
        return new GeneratedCode(packageName, SourceEmitter.emit(model, STANDARD));
    }

    /** The least that a schema gives, for tests that only run it. */
    public static GeneratedCode toRun(Schema schema, String packageName) {
        return of(schema, packageName, LEAST);
    }

    static GeneratedCode of(Schema schema, String packageName, EmitOptions options) {
        return new GeneratedCode(
                packageName, SourceEmitter.emit(ModelBuilder.build(schema, Set.of(), packageName), options));
    }

    /** What was written below a folder. */
    public static GeneratedCode in(Path folder, String packageName) throws IOException {
        SortedMap<String, String> files = FolderTexts.of(folder);
        files.keySet().removeIf(path -> !path.endsWith(".java"));
        return new GeneratedCode(packageName, files);
    }

    /** The texts by path. */
    public SortedMap<String, String> files() {
        return files;
    }

    /** Compiles in the unnamed module with all that javac can complain about, and gives the complaints. */
    public String compile(Path classes) throws IOException {
        return compile(classes, ALL_COMPLAINTS, Map.of());
    }

    /** Compiles as fast as javac can, which complains of errors alone. */
    public String compileToRun(Path classes) throws IOException {
        return compile(classes, List.of("-g:none", "-nowarn"), Map.of());
    }

    /** Compiles together with a program that uses what is generated, a resource of the tests; gives the complaints. */
    public String compileWithDriver(Path classes, String name) throws IOException {
        try (InputStream source = GeneratedCode.class.getResourceAsStream("/driver/" + name + ".java")) {
            String text = new String(Objects.requireNonNull(source, name).readAllBytes(), StandardCharsets.UTF_8);
            return compile(classes, ALL_COMPLAINTS, Map.of("generated/driver/" + name + ".java", text));
        }
    }

    /** Compiles with another JDK, in a process of its own, together with an exhaustive switch over the events. */
    public String compileWith(Path jdk, Path target) throws IOException, InterruptedException {
        Path sources = write(target.resolve("sources"));
        Path use = Files.writeString(sources.resolve("Use.java"), exhaustiveSwitch());
        List<String> command = new ArrayList<>(List.of(
                jdk.resolve("bin/javac").toString(),
                "-Xlint:all",
                "-Werror",
                "-Xdoclint:all,-missing",
                "-proc:none",
                "-encoding",
                "US-ASCII",
                "-classpath",
                runtimePath(),
                "-d",
                target.resolve("classes").toString(),
                use.toString()));
        files.keySet().forEach(path -> command.add(sources.resolve(path).toString()));
        Path complaints = target.resolve("complaints");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(complaints.toFile())
                .start();
        int status = process.waitFor();
        return status == 0 ? Files.readString(complaints) : "not compiled: " + Files.readString(complaints);
    }

    /** A class whose switch names every event of the package and needs no default. */
    private String exhaustiveSwitch() {
        StringBuilder cases = new StringBuilder();
        String folder = packageName.replace('.', '/') + "/";
        for (String path : files.keySet()) {
            String type = path.substring(folder.length(), path.length() - ".java".length());
            if (type.endsWith("Event") && !type.equals("QemuEvent")) {
                cases.append("            case ")
                        .append(packageName)
                        .append('.')
                        .append(type)
                        .append(" e -> 1;\n");
            }
        }
        return "/** A user. */\npublic final class Use {\n    private Use() {}\n"
                + "    /**\n     * Switches.\n     *\n     * @param event which\n     * @return 1\n     */\n"
                + "    public static int one(" + packageName + ".QemuEvent event) {\n        return switch (event) {\n"
                + cases + "        };\n    }\n}\n";
    }

    /** Compiles as a module that exports the package, and gives the complaints. */
    public String compileAsModule(Path classes) throws IOException {
        String module = "/** Generated code. */\nmodule generated.code {\n"
                + "    requires transitive io.github.qmpcodegen.qmp;\n"
                + "    requires static transitive java.compiler;\n"
                + "    requires static transitive org.jspecify;\n"
                + "    exports " + packageName + ";\n}\n";
        List<String> options = new ArrayList<>(ALL_COMPLAINTS);
        options.addAll(
                List.of("--module-path", runtimePath(), "-Xlint:-requires-automatic,-requires-transitive-automatic"));
        return compile(classes, options, Map.of("module-info.java", module));
    }

    private String compile(Path classes, List<String> options, Map<String, String> more) throws IOException {
        Files.createDirectories(classes);
        JavaCompiler compiler = javax.tools.ToolProvider.getSystemJavaCompiler();
        StringWriter complaints = new StringWriter();
        List<String> arguments = new ArrayList<>(List.of("-proc:none", "-Xmaxerrs", "20", "-d", classes.toString()));
        if (!options.contains("--module-path")) {
            arguments.addAll(List.of("-classpath", runtimePath()));
        }
        arguments.addAll(options);
        Path folder = write(classes.resolveSibling(classes.getFileName() + "-sources"));
        List<Path> sources = new ArrayList<>();
        files.keySet().forEach(path -> sources.add(folder.resolve(path)));
        for (Map.Entry<String, String> source : more.entrySet()) {
            Path target = folder.resolve(source.getKey());
            Files.createDirectories(target.getParent());
            sources.add(Files.writeString(target, source.getValue()));
        }
        try (StandardJavaFileManager manager =
                compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.US_ASCII)) {
            boolean compiled = compiler.getTask(
                            complaints, manager, null, arguments, null, manager.getJavaFileObjectsFromPaths(sources))
                    .call();
            return compiled ? complaints.toString() : "not compiled: " + complaints;
        }
    }

    /** Runs javadoc with all that doclint can complain about, and gives the complaints. */
    public String document(Path folder) throws IOException {
        Path sources = write(folder.resolve("sources"));
        StringWriter complaints = new StringWriter();
        List<String> arguments = new ArrayList<>(List.of(
                "-quiet",
                "-Xdoclint:all,-missing",
                "-Werror",
                "-notimestamp",
                "-encoding",
                "US-ASCII",
                "-classpath",
                runtimePath(),
                "-d",
                folder.resolve("pages").toString()));
        try (Stream<Path> paths = Files.walk(sources)) {
            paths.filter(path -> path.toString().endsWith(".java"))
                    .map(Path::toString)
                    .sorted()
                    .forEach(arguments::add);
        }
        PrintWriter out = new PrintWriter(complaints);
        int status = ToolProvider.findFirst("javadoc").orElseThrow().run(out, out, arguments.toArray(String[]::new));
        out.flush();
        return status == 0 ? complaints.toString() : "not documented: " + complaints;
    }

    /** Writes the files below a folder. */
    public Path write(Path folder) throws IOException {
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path target = folder.resolve(file.getKey());
            Files.createDirectories(target.getParent());
            Files.writeString(target, file.getValue());
        }
        return folder;
    }

    /** Loads what {@link #compile} made. */
    public static URLClassLoader load(Path classes) throws IOException {
        return new URLClassLoader(new URL[] {classes.toUri().toURL()}, GeneratedCode.class.getClassLoader());
    }

    /** The registry of a package that {@link #load} has loaded. */
    public static QmpRegistry registry(ClassLoader loader, String packageName) throws ReflectiveOperationException {
        return (QmpRegistry)
                loader.loadClass(packageName + ".QemuRegistry").getConstructor().newInstance();
    }

    /** Where the runtime and what it needs are. */
    public static String runtimePath() {
        return Stream.of(
                        "io.github.qmpcodegen.qmp.QmpRequest",
                        "tools.jackson.databind.JsonNode",
                        "tools.jackson.core.JsonParser",
                        "com.fasterxml.jackson.annotation.JsonProperty",
                        "org.jspecify.annotations.Nullable")
                .map(GeneratedCode::locationOf)
                .distinct()
                .reduce((a, b) -> a + java.io.File.pathSeparator + b)
                .orElseThrow();
    }

    private static String locationOf(String className) {
        try {
            return Path.of(Class.forName(className)
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (ReflectiveOperationException | java.net.URISyntaxException e) {
            throw new IllegalStateException(className, e);
        }
    }
}
