package io.github.qmpcodegen.codegen.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.WildcardTypeName;
import io.github.qmpcodegen.codegen.javamodel.EventEntry;
import io.github.qmpcodegen.codegen.javamodel.FacadeMethod;
import io.github.qmpcodegen.codegen.javamodel.JavaModel;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/**
 * Writes the registry: the names of the commands and events, and the way from a name to its record.
 *
 * <p>A method holds no more than 64 KiB, so the entries of a large interface are spread over nested classes by name.
 */
final class RegistryEmitter {

    /** The contract with the runtime that generated code needs: see {@code QmpContract}. */
    static final int CONTRACT = 1;

    /** Entries of a switch. */
    private static final int ENTRIES = 500;

    /** Pieces of a text of a class: each takes two constants of it, and some bytes of the method that joins them. */
    private static final int PIECES = 2_000;

    private static final ClassName OPTIONAL = ClassName.get("java.util", "Optional");
    private static final TypeName RELEASES =
            ParameterizedTypeName.get(RuntimeTypes.MAP, RuntimeTypes.STRING, RuntimeTypes.STRING);
    private static final TypeName ANY_REQUEST =
            ParameterizedTypeName.get(RuntimeTypes.QMP_REQUEST, WildcardTypeName.subtypeOf(Object.class));

    private final JavaModel model;
    private final FileScope scope;
    private final Comments comments;
    private final String generator;

    RegistryEmitter(JavaModel model, FileScope scope, String generator) {
        this.model = model;
        this.scope = scope;
        this.comments = new Comments(scope, 1);
        this.generator = generator;
    }

    /** An entry: the name, what is done with it, and the release that introduced it. */
    private record Entry(String name, CodeBlock decode, String since) {}

    TypeSpec.Builder emit() {
        List<Entry> commands = new ArrayList<>();
        for (FacadeMethod command : model.commands()) {
            CodeBlock decode = CodeBlock.of(
                    "$T.read(arguments)", scope.className(command.request().name()));
            commands.add(new Entry(command.qmpName(), decode, command.since()));
        }
        List<Entry> events = new ArrayList<>();
        for (EventEntry event : model.events()) {
            CodeBlock decode = CodeBlock.of(
                    "$T.read(timestamp, data)", scope.className(event.type().name()));
            events.add(new Entry(event.qmpName(), decode, event.since()));
        }
        ClassName name = scope.className(model.interfaceTypes().registry());
        TypeSpec.Builder spec = TypeSpec.classBuilder(name)
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .addSuperinterface(RuntimeTypes.QMP_REGISTRY);
        comments.say("The commands and events of this package. Safe for use by any number of threads.", spec);
        spec.addField(releases("COMMANDS"))
                .addField(releases("EVENTS"))
                .addMethod(comments.say("Creates the registry.", MethodSpec.constructorBuilder())
                        .addModifiers(Modifier.PUBLIC)
                        .addStatement(
                                "$T.require($L, $S, $S)",
                                RuntimeTypes.QMP_CONTRACT,
                                CONTRACT,
                                generator,
                                model.packageName())
                        .build())
                .addMethod(CommonCode.override("commands", RELEASES)
                        .addStatement("return COMMANDS")
                        .build())
                .addMethod(CommonCode.override("events", RELEASES)
                        .addStatement("return EVENTS")
                        .build());
        addDecodeEvent(events, spec);
        addDecodeRequest(commands, spec);
        addReleases("commandReleases", "Commands", commands, spec);
        addReleases("eventReleases", "Events", events, spec);
        addFacts(spec);
        return spec;
    }

    private static FieldSpec releases(String name) {
        String method = name.equals("COMMANDS") ? "commandReleases" : "eventReleases";
        return FieldSpec.builder(RELEASES, name, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .initializer("$L()", method)
                .build();
    }

    // A map in the order of the names.

    private void addReleases(String method, String prefix, List<Entry> entries, TypeSpec.Builder spec) {
        CodeBlock.Builder code =
                CodeBlock.builder().addStatement("$T releases = new $T<>()", RELEASES, RuntimeTypes.LINKED_HASH_MAP);
        if (entries.size() <= ENTRIES) {
            entries.forEach(entry -> code.addStatement("$L", put(entry)));
        } else {
            for (int i = 0; i * ENTRIES < entries.size(); i++) {
                code.addStatement("$L$L.addTo(releases)", prefix, i + 1);
            }
        }
        spec.addMethod(MethodSpec.methodBuilder(method)
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .returns(RELEASES)
                .addCode(code.build())
                .addStatement("return $T.unmodifiableMap(releases)", ClassName.get("java.util", "Collections"))
                .build());
    }

    private static CodeBlock put(Entry entry) {
        return CodeBlock.of("releases.put($L, $L)", Literals.of(entry.name()), Literals.of(entry.since()));
    }

    private static List<Entry> slice(List<Entry> entries, int part) {
        return entries.subList(part * ENTRIES, Math.min(entries.size(), (part + 1) * ENTRIES));
    }

    // What the package was generated from, which is loaded when somebody asks for it.

    private void addFacts(TypeSpec.Builder spec) {
        spec.addMethod(
                CommonCode.override("generatedFrom", ParameterizedTypeName.get(OPTIONAL, RuntimeTypes.SERVER_INTERFACE))
                        .addStatement("return $T.of(Facts.INTERFACE)", OPTIONAL)
                        .build());
        List<String> pieces = FactsPieces.of(model.facts());
        List<CodeBlock> texts = new ArrayList<>();
        List<TypeSpec> classes = new ArrayList<>();
        for (int i = 0; i * PIECES < pieces.size(); i++) {
            List<String> joined = new ArrayList<>(List.of("\"\""));
            joined.addAll(pieces.subList(i * PIECES, Math.min(pieces.size(), (i + 1) * PIECES)));
            String name = "Facts" + (i + 1);
            texts.add(CodeBlock.of("$L.text()", name));
            classes.add(holder(name)
                    .addMethod(MethodSpec.methodBuilder("text")
                            .addModifiers(Modifier.STATIC)
                            .returns(RuntimeTypes.STRING)
                            .addCode("$L;\n", Fill.of(2, "return String.join(", joined, ", ", ")"))
                            .build())
                    .build());
        }
        spec.addType(holder("Facts")
                .addField(FieldSpec.builder(RuntimeTypes.SERVER_INTERFACE, "INTERFACE", Modifier.STATIC, Modifier.FINAL)
                        .initializer("$T.ofFacts($L)", RuntimeTypes.SERVER_INTERFACE, CodeBlock.join(texts, ", "))
                        .build())
                .build());
        classes.forEach(spec::addType);
    }

    private static TypeSpec.Builder holder(String name) {
        return TypeSpec.classBuilder(name)
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .build());
    }

    // From a name to a record.

    private void addDecodeEvent(List<Entry> events, TypeSpec.Builder spec) {
        ClassName event = scope.className(model.interfaceTypes().event());
        ClassName unknown = scope.className(model.interfaceTypes().unknownEvent());
        CodeBlock otherwise = CodeBlock.of("$T.read(name, timestamp, data)", unknown);
        MethodSpec.Builder method = eventParameters(CommonCode.override("readEvent", event));
        if (events.size() <= ENTRIES) {
            spec.addMethod(method.addCode(decodeByName(events, otherwise)).build());
            return;
        }
        method.addCode(choosePart("Events", events, "(name, timestamp, data)"));
        spec.addMethod(method.build());
        for (int i = 0; i * ENTRIES < events.size(); i++) {
            MethodSpec.Builder part = eventParameters(MethodSpec.methodBuilder("decode")
                    .addModifiers(Modifier.STATIC)
                    .returns(event));
            spec.addType(partType(
                    "Events" + (i + 1),
                    slice(events, i),
                    part.addCode(decodeByName(slice(events, i), otherwise)).build()));
        }
    }

    private static MethodSpec.Builder eventParameters(MethodSpec.Builder method) {
        return method.addParameter(RuntimeTypes.STRING, "name")
                .addParameter(RuntimeTypes.EVENT_TIMESTAMP, "timestamp")
                .addParameter(RuntimeTypes.QMP_READER, "data");
    }

    private void addDecodeRequest(List<Entry> commands, TypeSpec.Builder spec) {
        TypeName nullable = ANY_REQUEST.annotated(RuntimeTypes.NULLABLE_ANNOTATION);
        MethodSpec.Builder find = requestParameters(CommonCode.override("readRequest", nullable));
        if (commands.size() <= ENTRIES) {
            spec.addMethod(
                    find.addCode(decodeByName(commands, CodeBlock.of("null"))).build());
            return;
        }
        find.addCode(choosePart("Commands", commands, "(name, arguments)"));
        spec.addMethod(find.build());
        for (int i = 0; i * ENTRIES < commands.size(); i++) {
            MethodSpec.Builder part = requestParameters(MethodSpec.methodBuilder("decode")
                    .addModifiers(Modifier.STATIC)
                    .returns(nullable));
            spec.addType(partType(
                    "Commands" + (i + 1),
                    slice(commands, i),
                    part.addCode(decodeByName(slice(commands, i), CodeBlock.of("null")))
                            .build()));
        }
    }

    private static MethodSpec.Builder requestParameters(MethodSpec.Builder method) {
        return method.addParameter(RuntimeTypes.STRING, "name").addParameter(RuntimeTypes.QMP_READER, "arguments");
    }

    private static CodeBlock decodeByName(List<Entry> entries, CodeBlock otherwise) {
        if (entries.isEmpty()) {
            return CodeBlock.builder().addStatement("return $L", otherwise).build();
        }
        CodeBlock.Builder code = CodeBlock.builder();
        entries.stream()
                .filter(entry -> !Literals.fitsConstant(entry.name()))
                .forEach(entry -> code.beginControlFlow("if (name.equals($L))", Literals.of(entry.name()))
                        .addStatement("return $L", entry.decode())
                        .endControlFlow());
        code.add("return switch (name) {\n$>");
        entries.stream()
                .filter(entry -> Literals.fitsConstant(entry.name()))
                .forEach(entry -> code.add("case $L -> $L;\n", Literals.of(entry.name()), entry.decode()));
        return code.add("default -> $L;\n$<};\n", otherwise).build();
    }

    /** Goes to the class that has a name, by the last name of each. */
    private static CodeBlock choosePart(String prefix, List<Entry> entries, String arguments) {
        CodeBlock.Builder code = CodeBlock.builder();
        int parts = (entries.size() + ENTRIES - 1) / ENTRIES;
        for (int i = 0; i < parts - 1; i++) {
            List<Entry> slice = slice(entries, i);
            code.beginControlFlow(
                            "if (name.compareTo($L) <= 0)",
                            Literals.of(slice.get(slice.size() - 1).name()))
                    .addStatement("return $L$L.decode$L", prefix, i + 1, arguments)
                    .endControlFlow();
        }
        return code.addStatement("return $L$L.decode$L", prefix, parts, arguments)
                .build();
    }

    /** The entries that it names have its constants, so that those of the registry do not get too many. */
    private static TypeSpec partType(String name, List<Entry> entries, MethodSpec decode) {
        MethodSpec.Builder add =
                MethodSpec.methodBuilder("addTo").addModifiers(Modifier.STATIC).addParameter(RELEASES, "releases");
        entries.forEach(entry -> add.addStatement("$L", put(entry)));
        return holder(name).addMethod(add.build()).addMethod(decode).build();
    }
}
