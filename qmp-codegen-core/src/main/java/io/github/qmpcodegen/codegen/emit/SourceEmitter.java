package io.github.qmpcodegen.codegen.emit;

import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.TypeSpec;
import io.github.qmpcodegen.codegen.javamodel.ChoiceType;
import io.github.qmpcodegen.codegen.javamodel.EnumerationType;
import io.github.qmpcodegen.codegen.javamodel.GeneratedType;
import io.github.qmpcodegen.codegen.javamodel.JavaModel;
import io.github.qmpcodegen.codegen.javamodel.Provenance;
import io.github.qmpcodegen.codegen.javamodel.RecordType;
import io.github.qmpcodegen.codegen.javamodel.UnionType;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.lang.model.element.Modifier;

/** Writes a package: its files by path below the output folder, in the order of the paths. */
public final class SourceEmitter {

    private final JavaModel model;
    private final EmitOptions options;
    private final SortedMap<String, String> files = new TreeMap<>();

    private SourceEmitter(JavaModel model, EmitOptions options) {
        this.model = model;
        this.options = options;
    }

    /** The text of every file of a package, by path below the output folder with slashes; lines end in LF. */
    public static SortedMap<String, String> emit(JavaModel model, EmitOptions options) {
        SourceEmitter emitter = new SourceEmitter(model, options);
        emitter.emitAll();
        return emitter.files;
    }

    private void emitAll() {
        for (GeneratedType type : model.types()) {
            FileScope scope = scope();
            TypeSpec.Builder spec = emit(type, scope);
            if (usesDeprecated(type) && !type.doc().deprecated()) {
                spec.addAnnotation(Annotations.SUPPRESS_DEPRECATION);
            }
            Provenance provenance = type.provenance();
            String place = provenance.line() > 0 ? provenance.file() + ":" + provenance.line() : provenance.file();
            write(spec, scope, provenance.element() + ", " + place);
        }
        String interfaceOf = model.sources().isEmpty() ? "no source" : String.join(", ", model.sources());
        boolean deprecated = anyDeprecated();
        for (boolean async : new boolean[] {false, true}) {
            FileScope scope = scope();
            for (TypeSpec.Builder spec : new FacadeEmitter(model, scope, async, options.generator()).emit()) {
                write(suppress(spec, deprecated), scope, interfaceOf);
            }
        }
        FileScope scope = scope();
        EventFamilyEmitter events = new EventFamilyEmitter(model, scope);
        write(suppress(events.family(), deprecated), scope, interfaceOf);
        write(events.unknown(), scope, interfaceOf);
        write(suppress(new RegistryEmitter(model, scope, options.generator()).emit(), deprecated), scope, interfaceOf);
        files.put(path("package-info"), packageInfo(interfaceOf));
    }

    private FileScope scope() {
        return new FileScope(model.packageName(), options.javadoc());
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
        if (type instanceof RecordType record) {
            spec = new RecordEmitter(record, scope).emit();
        } else if (type instanceof UnionType union) {
            spec = new UnionEmitter(union, scope).emit();
        } else if (type instanceof ChoiceType choice) {
            spec = new ChoiceEmitter(choice, scope).emit();
        } else {
            spec = new EnumerationEmitter((EnumerationType) type, scope).emit();
        }
        for (GeneratedType nested : type.nested()) {
            spec.addType(emit(nested, scope).addModifiers(Modifier.STATIC).build());
        }
        return spec;
    }

    private void write(TypeSpec.Builder spec, FileScope scope, String source) {
        if (options.generatedAnnotation()) {
            spec.addAnnotation(Annotations.GENERATED);
        }
        TypeSpec type = spec.build();
        JavaFile.Builder file = JavaFile.builder(model.packageName(), type)
                .addFileComment("$L", header(source))
                .skipJavaLangImports(true)
                .indent("    ");
        List<String> decoders = List.copyOf(scope.decoders());
        if (!decoders.isEmpty()) {
            file.addStaticImport(RuntimeTypes.DECODERS, decoders.toArray(String[]::new));
        }
        files.put(path(type.name()), SourceLayout.tidy(file.build().toString()));
    }

    /** Comments end with the line, so nothing in it may. */
    private static String header(String source) {
        return "Generated by qmp-codegen; do not edit.\nSource: " + JavadocText.asciiLine(source);
    }

    private String packageInfo(String source) {
        StringBuilder text = new StringBuilder();
        header(source).lines().forEach(line -> text.append("// ").append(line).append('\n'));
        text.append("\n/**\n * QEMU's interface as typed Java, generated from ");
        text.append(String.join(
                ", ", model.sources().stream().map(JavadocText::code).toList()));
        return text.append(".\n *\n * <p>{@link ")
                .append(model.family().commands())
                .append("} has its commands, {@link ")
                .append(model.family().event())
                .append("} its events.\n */\n@NullMarked\npackage ")
                .append(model.packageName())
                .append(";\n\nimport org.jspecify.annotations.NullMarked;\n")
                .toString();
    }

    private String path(String simpleName) {
        return model.packageName().replace('.', '/') + "/" + simpleName + ".java";
    }
}
