package io.github.qmpcodegen.codegen.lint;

import io.github.qmpcodegen.codegen.schema.Command;
import io.github.qmpcodegen.codegen.schema.EnumType;
import io.github.qmpcodegen.codegen.schema.Event;
import io.github.qmpcodegen.codegen.schema.Feature;
import io.github.qmpcodegen.codegen.schema.Member;
import io.github.qmpcodegen.codegen.schema.NamedType;
import io.github.qmpcodegen.codegen.schema.ObjectType;
import io.github.qmpcodegen.codegen.schema.Origin;
import io.github.qmpcodegen.codegen.schema.Schema;
import io.github.qmpcodegen.codegen.schema.TypeReference;
import io.github.qmpcodegen.codegen.source.DiagnosticSink;
import io.github.qmpcodegen.codegen.source.Rule;
import io.github.qmpcodegen.codegen.source.SourceLocation;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The rules about schemas, regardless of their sources. */
public final class Lint {

    private final Schema schema;
    private final DiagnosticSink sink;
    private final Set<String> undocumentable = new HashSet<>();

    private Lint(Schema schema, DiagnosticSink sink) {
        this.schema = schema;
        this.sink = sink;
        // A server's answer has no place for documentation.
        for (Command command : schema.commands()) {
            if (command.returnsOrigin() == Origin.INTROSPECTION) {
                undocumentable.add(command.location().path());
            }
        }
    }

    /**
     * Checks an interface.
     *
     * @param schema the interface
     * @param sink receives the findings, each with a {@link Rule}
     */
    public static void check(Schema schema, DiagnosticSink sink) {
        Lint lint = new Lint(schema, sink);
        schema.commands().forEach(lint::check);
        schema.events().forEach(lint::check);
        schema.types().values().forEach(lint::check);
        ExampleRules examples = new ExampleRules(schema, sink);
        schema.commands().forEach(command -> examples.check(command.examples()));
        schema.events().forEach(event -> examples.check(event.examples()));
    }

    private void check(Command command) {
        String subject = "command '" + command.name() + "'";
        if (command.documentation().isEmpty()
                && command.examples().isEmpty()
                && !undocumentable.contains(command.location().path())) {
            sink.report(
                    Rule.UNDOCUMENTED_COMMAND,
                    command.location(),
                    isDescribedInPart(command)
                            ? "the documentation of " + subject + " does not say what it does"
                            : subject + " is not documented");
        }
        checkFeatures(command.features(), subject, command.location());
    }

    /** Whether a text describes the reply or an argument. */
    private boolean isDescribedInPart(Command command) {
        TypeReference.Named arguments = command.arguments();
        return command.returnsOrigin() == Origin.PROSE
                || (arguments != null
                        && schema.objectType(arguments).members().stream()
                                .anyMatch(member -> !member.documentation().isEmpty()));
    }

    private void check(Event event) {
        String subject = "event '" + event.name() + "'";
        if (event.documentation().isEmpty()
                && event.examples().isEmpty()
                && !undocumentable.contains(event.location().path())) {
            sink.report(Rule.UNDOCUMENTED_EVENT, event.location(), subject + " is not documented");
        }
        checkFeatures(event.features(), subject, event.location());
    }

    private void check(NamedType type) {
        String subject = "type '" + type.name() + "'";
        checkFeatures(type.features(), subject, type.location());
        if (type instanceof ObjectType object) {
            for (Member member : object.members()) {
                checkFeatures(member.features(), "member '" + member.name() + "' of " + subject, member.location());
                boolean untyped =
                        member.typeOrigin() == Origin.NOTHING && member.type().equals(TypeReference.any());
                boolean argument = type.name().path().size() == 2
                        && type.name().path().get(1).equals("arguments");
                if (untyped && !argument) {
                    sink.report(
                            Rule.UNTYPED_MEMBER,
                            member.location(),
                            "nothing states the type of member '" + member.name() + "' of " + subject);
                }
            }
        } else if (type instanceof EnumType enumeration) {
            for (EnumType.Value value : enumeration.values()) {
                checkFeatures(value.features(), "value '" + value.text() + "' of " + subject, enumeration.location());
            }
        }
    }

    private void checkFeatures(List<Feature> features, String subject, SourceLocation location) {
        if (undocumentable.contains(location.path())) {
            return;
        }
        for (Feature feature : features) {
            if (feature.name().equals(Feature.DEPRECATED)
                    && feature.documentation().isEmpty()) {
                sink.report(
                        Rule.UNEXPLAINED_DEPRECATION,
                        location,
                        subject + " is deprecated, but nothing says what to use instead");
            }
        }
    }
}
