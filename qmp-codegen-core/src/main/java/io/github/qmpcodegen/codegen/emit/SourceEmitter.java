package io.github.qmpcodegen.codegen.emit;

import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.TypeSpec;
import io.github.qmpcodegen.codegen.javamodel.GeneratedAlternate;
import io.github.qmpcodegen.codegen.javamodel.GeneratedEnum;
import io.github.qmpcodegen.codegen.javamodel.GeneratedRecord;
import io.github.qmpcodegen.codegen.javamodel.GeneratedType;
import io.github.qmpcodegen.codegen.javamodel.GeneratedUnion;
import io.github.qmpcodegen.codegen.javamodel.JavaModel;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/** Writes the files of a package, in memory. */
public final class SourceEmitter {

    /** The source of what stands for the interface as a whole: its files are named once, in package-info. */
    private static final String WHOLE = "all commands and events";

    private final JavaModel model;
    private final EmitOptions options;
    private final FileScope scope;

    private SourceEmitter(JavaModel model, EmitOptions options) {
        this.model = model;
        this.options = options;
        this.scope = new FileScope(model, options);
    }

    /** A file by its path. */
    private record Source(String path, String text) {}

    /**
     * Returns the text of every file of a package, by path below the output folder with slashes, in the order of the
     * paths; lines end with LF.
     */
    public static SortedMap<String, String> emit(JavaModel model, EmitOptions options) {
        SourceEmitter emitter = new SourceEmitter(model, options);
        SortedMap<String, String> files = new TreeMap<>();
        // No file depends on another, so as many are written at once as there are processors.
        emitter.tasks().parallelStream()
                .flatMap(Supplier::get)
                .collect(Collectors.toList())
                .forEach(source -> files.put(source.path(), source.text()));
        return files;
    }

    /** What writes the files, the largest first. */
    private List<Supplier<Stream<Source>>> tasks() {
        boolean deprecated = anyDeprecated();
        List<Supplier<Stream<Source>>> tasks = new ArrayList<>();
        for (boolean async : new boolean[] {false, true}) {
            FacadeEmitter facade = new FacadeEmitter(model, scope, async, options.generator());
            tasks.add(() -> facade.emit().stream().map(spec -> source(suppress(spec, deprecated), WHOLE)));
        }
        RegistryEmitter registry = new RegistryEmitter(model, scope, options.generator());
        tasks.add(() -> Stream.of(source(suppress(registry.emit(), deprecated), WHOLE)));
        EventFamilyEmitter events = new EventFamilyEmitter(model, scope);
        tasks.add(() ->
                Stream.of(source(suppress(events.family(), deprecated), WHOLE), source(events.unknown(), WHOLE)));
        tasks.add(() -> Stream.of(new Source(path("package-info"), packageInfo())));
        model.types().forEach(type -> tasks.add(() -> Stream.of(source(type))));
        return tasks;
    }

    private Source source(GeneratedType type) {
        TypeSpec.Builder spec = emit(type, scope);
        if (usesDeprecated(type) && !type.doc().deprecated()) {
            spec.addAnnotation(Annotations.SUPPRESS_DEPRECATION);
        }
        return source(
                spec, type.provenance().element() + ", " + type.provenance().file());
    }

    private static TypeSpec.Builder suppress(TypeSpec.Builder spec, boolean deprecated) {
        return deprecated ? spec.addAnnotation(Annotations.SUPPRESS_DEPRECATION) : spec;
    }

    private boolean anyDeprecated() {
        return model.types().stream().anyMatch(type -> type.doc().deprecated() || usesDeprecated(type));
    }

    private static boolean usesDeprecated(GeneratedType type) {
        return type.usesDeprecated() || type.nested().stream().anyMatch(SourceEmitter::usesDeprecated);
    }

    private static TypeSpec.Builder emit(GeneratedType type, FileScope scope) {
        TypeSpec.Builder spec;
        if (type instanceof GeneratedRecord record) {
            spec = new RecordEmitter(record, scope).emit();
        } else if (type instanceof GeneratedUnion union) {
            spec = new UnionEmitter(union, scope).emit();
        } else if (type instanceof GeneratedAlternate alternate) {
            spec = new AlternateEmitter(alternate, scope).emit();
        } else {
            spec = new EnumEmitter((GeneratedEnum) type, scope).emit();
        }
        for (GeneratedType nested : type.nested()) {
            spec.addType(emit(nested, scope).addModifiers(Modifier.STATIC).build());
        }
        return spec;
    }

    private Source source(TypeSpec.Builder spec, String origin) {
        if (options.generatedAnnotation()) {
            spec.addAnnotation(Annotations.GENERATED);
        }
        TypeSpec type = spec.build();
        JavaFile.Builder file = JavaFile.builder(model.packageName(), type)
                .addFileComment("$L", header(origin))
                .skipJavaLangImports(true)
                .indent("    ");
        return new Source(path(type.name()), SourceLayout.of(file.build()));
    }

    /** Comments end with the line, so nothing in it may. */
    private static String header(String origin) {
        return "Generated by qmp-codegen; do not edit.\nSource: " + JavadocText.asciiLine(origin);
    }

    private String packageInfo() {
        StringBuilder text = new StringBuilder();
        header("see below")
                .lines()
                .limit(1)
                .forEach(line -> text.append("// ").append(line).append('\n'));
        text.append('\n');
        if (options.javadoc() != JavadocLevel.NONE) {
            String sources = model.sources().stream().map(JavadocText::code).collect(Collectors.joining(", "));
            String comment = "QEMU's interface as typed Java, generated from "
                    + (sources.isEmpty() ? "no source" : sources) + ".\n\n<p>{@link "
                    + model.interfaceTypes().commands() + "} has its commands, {@link "
                    + model.interfaceTypes().event() + "} its events.";
            text.append("/**\n");
            JavadocText.wrap(comment, 0)
                    .lines()
                    .forEach(line -> text.append((" * " + line).stripTrailing()).append('\n'));
            text.append(" */\n");
        }
        return text.append("@NullMarked\npackage ")
                .append(model.packageName())
                .append(";\n\nimport org.jspecify.annotations.NullMarked;\n")
                .toString();
    }

    private String path(String simpleName) {
        return model.packageName().replace('.', '/') + "/" + simpleName + ".java";
    }
}
