package io.github.qmpcodegen.codegen.link.hx;

import io.github.qmpcodegen.codegen.link.hx.Shape.Enumeration;
import io.github.qmpcodegen.codegen.link.hx.Shape.MemberShape;
import io.github.qmpcodegen.codegen.link.hx.Shape.Scalar;
import io.github.qmpcodegen.codegen.link.hx.Shape.Structure;
import io.github.qmpcodegen.codegen.prose.ProseBlock.BulletList;
import io.github.qmpcodegen.codegen.schema.BuiltinType;
import io.github.qmpcodegen.codegen.schema.Documentation;
import io.github.qmpcodegen.codegen.schema.JsonType;
import io.github.qmpcodegen.codegen.schema.Origin;
import io.github.qmpcodegen.codegen.source.Diagnostic;
import io.github.qmpcodegen.codegen.source.DiagnosticSink;
import io.github.qmpcodegen.codegen.source.Rule;
import io.github.qmpcodegen.codegen.source.SourceLocation;
import io.github.qmpcodegen.codegen.syntax.ArgsType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads what arguments a command takes: the names and kinds that the server checks, and what the text adds to them. */
final class ArgumentsReader {

    private final String command;
    private final Set<String> varying;
    private final ArgsType argsType;
    private final DocumentSections sections;
    private final List<JsonNode> values;
    private final Optional<Set<String>> exact;
    private final DiagnosticSink sink;
    private final Map<String, MemberShape> documented;

    private ArgumentsReader(
            DocumentIndex.Source source,
            ArgsType argsType,
            DocumentSections sections,
            List<JsonNode> values,
            Optional<Set<String>> exact,
            SourceLocation location,
            DiagnosticSink sink) {
        this.command = source.name();
        this.varying = source.varying();
        this.argsType = argsType;
        this.sections = sections;
        this.values = values;
        this.exact = exact;
        this.sink = sink;
        ProseShapes reader = new ProseShapes(new ObjectDescriptions(), location);
        this.documented = new LinkedHashMap<>();
        if (!sections.members().isEmpty()) {
            reader.structure(List.of(new BulletList(sections.members())), values, ShapeTypes.ARGUMENTS, "")
                    .members()
                    .forEach(member -> documented.put(member.name(), member));
        }
    }

    /**
     * Reads the arguments of a command that has an entry.
     *
     * @param source the command
     * @param argsType its {@code args_type}
     * @param sections the sections of its document
     * @param values the arguments that examples show
     * @param exact the names of the arguments that a source with exact types has; empty when none knows the command
     * @param location the place that stands for what is only shown
     * @param sink takes what the text says against {@code args_type}
     * @return the arguments; null when there are none
     */
    static @Nullable Structure read(
            DocumentIndex.Source source,
            ArgsType argsType,
            DocumentSections sections,
            List<JsonNode> values,
            Optional<Set<String>> exact,
            SourceLocation location,
            DiagnosticSink sink) {
        return new ArgumentsReader(source, argsType, sections, values, exact, location, sink).read();
    }

    /**
     * Reads the arguments of a command that has no {@code args_type}, from its document alone.
     *
     * @return the arguments; null when there are none
     */
    static @Nullable Structure readDocumented(
            DocumentSections sections, List<JsonNode> values, SourceLocation location) {
        if (sections.members().isEmpty()) {
            List<JsonNode> shown =
                    values.stream().filter(value -> !value.isEmpty()).toList();
            return new ExampleShapes(location, Map.of()).of(shown, ShapeTypes.ARGUMENTS) instanceof Structure structure
                    ? structure
                    : null;
        }
        return new ProseShapes(new ObjectDescriptions(), location)
                .structure(List.of(new BulletList(sections.members())), values, ShapeTypes.ARGUMENTS, "");
    }

    private @Nullable Structure read() {
        List<MemberShape> arguments = new ArrayList<>();
        boolean open = false;
        Set<String> known = new HashSet<>();
        for (ArgsType.Argument argument : argsType.arguments()) {
            if (!known.add(argument.name())) {
                sink.report(
                        LinkCode.DUPLICATE_ARGUMENT,
                        argument.location(),
                        "command '" + command + "' has two arguments named '" + argument.name()
                                + "'; remove one of them");
            } else if (argument.code().equals("O") && !isMember(argument.name())) {
                // The letter stands for a list of options; the word before it is the list's name, not an argument's.
                open = true;
                arguments.addAll(documented.values());
            } else {
                arguments.add(argument(argument));
            }
        }
        if (!open) {
            reportRefused(known);
        }
        return arguments.isEmpty() && !open ? null : new Structure(ShapeTypes.ARGUMENTS, arguments, open);
    }

    private boolean isMember(String name) {
        return documented.containsKey(name) || values.stream().anyMatch(value -> value.has(name));
    }

    private MemberShape argument(ArgsType.Argument argument) {
        MemberShape described = documented.get(argument.name());
        boolean optional = argument.mayBeOmitted();
        if (described != null) {
            reportDifferences(argument, optional, described);
        }
        Shape checked = checkedShape(argument.code());
        Shape shape = checked;
        Origin origin = Origin.ARGS_TYPE;
        if (Shape.isUnknown(checked)) {
            shape = described != null ? described.shape() : shownShape(argument);
            origin = described != null
                    ? described.shapeOrigin()
                    : Shape.isUnknown(shape) ? Origin.NOTHING : Origin.EXAMPLE;
        } else if (described != null && isText(checked) && described.shape() instanceof Enumeration) {
            shape = described.shape();
            origin = Origin.PROSE;
        }
        return new MemberShape(
                argument.name(),
                shape,
                origin,
                optional,
                Origin.ARGS_TYPE,
                described == null ? Documentation.NONE : described.documentation(),
                described == null ? argument.location() : described.location());
    }

    private Shape shownShape(ArgsType.Argument argument) {
        List<JsonNode> shown = ExampleShapes.members(values, argument.name());
        ProseShapes reader = new ProseShapes(new ObjectDescriptions(), argument.location());
        return reader.withDocumented(sections.loose(), shown, ShapeTypes.ARGUMENTS + "." + argument.name());
    }

    private void reportDifferences(ArgsType.Argument argument, boolean optional, MemberShape described) {
        // Where an exact source has the command, the text is only words for it: what it does not call optional
        // it leaves open.
        // And one branch of a condition may demand what another does not take.
        boolean claimed = (exact.isEmpty() || described.optional()) && !varying.contains(argument.name());
        if (optional != described.optional() && claimed) {
            sink.report(new Diagnostic(
                    Rule.OPTIONALITY_DIFFERS,
                    described.location(),
                    "argument '" + argument.name() + "' of '" + command + "' is documented as "
                            + (described.optional() ? "optional" : "mandatory") + ", but the server treats it as "
                            + (optional ? "optional" : "mandatory") + "; the server decides",
                    List.of(new Diagnostic.Related(argument.location(), "what the server checks"))));
        }
        Optional<JsonType> kind = scalarKind(described.shape());
        Optional<JsonType> checked = scalarKind(checkedShape(argument.code()));
        boolean differs = kind.isPresent()
                && checked.isPresent()
                && !kind.equals(checked)
                && !(kind.get() == JsonType.INTEGER && checked.get() == JsonType.NUMBER);
        if (differs && described.shapeOrigin() == Origin.PROSE) {
            sink.report(new Diagnostic(
                    Rule.TYPE_DIFFERS,
                    described.location(),
                    "argument '" + argument.name() + "' of '" + command + "' is documented as "
                            + kind.get().schemaName()
                            + ", but the server takes " + checked.get().schemaName() + "; the server decides",
                    List.of(new Diagnostic.Related(argument.location(), "what the server checks"))));
        }
    }

    private void reportRefused(Set<String> known) {
        for (MemberShape member : documented.values()) {
            boolean exactlyKnown = exact.isPresent() && exact.get().contains(member.name());
            if (!known.contains(member.name()) && !exactlyKnown) {
                sink.report(
                        Rule.REFUSED_ARGUMENT,
                        member.location(),
                        "argument '" + member.name() + "' of '" + command
                                + "' is documented, but the server refuses it: args_type does not have it; it is left out");
            }
        }
    }

    private static Optional<JsonType> scalarKind(Shape shape) {
        if (shape instanceof Enumeration) {
            return Optional.of(JsonType.STRING);
        }
        return shape instanceof Scalar scalar && scalar.type() != BuiltinType.ANY
                ? Optional.of(scalar.type().jsonType())
                : Optional.empty();
    }

    private static boolean isText(Shape shape) {
        return shape instanceof Scalar scalar && scalar.type() == BuiltinType.STR;
    }

    /** The shape that the server checks for a code letter. */
    private static Shape checkedShape(String code) {
        return switch (code) {
            case "s", "B", "F", "S" -> new Scalar(BuiltinType.STR);
            case "i", "l", "o", "M" -> new Scalar(BuiltinType.INT);
            case "T", "f" -> new Scalar(BuiltinType.NUMBER);
            case "b", "-" -> new Scalar(BuiltinType.BOOL);
            default -> Shape.UNKNOWN;
        };
    }
}
