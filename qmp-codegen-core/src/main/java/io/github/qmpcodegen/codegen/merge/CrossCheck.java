package io.github.qmpcodegen.codegen.merge;

import io.github.qmpcodegen.codegen.schema.Command;
import io.github.qmpcodegen.codegen.schema.Described;
import io.github.qmpcodegen.codegen.schema.Documentation;
import io.github.qmpcodegen.codegen.schema.EnumType;
import io.github.qmpcodegen.codegen.schema.Event;
import io.github.qmpcodegen.codegen.schema.JsonType;
import io.github.qmpcodegen.codegen.schema.Member;
import io.github.qmpcodegen.codegen.schema.NamedType;
import io.github.qmpcodegen.codegen.schema.ObjectType;
import io.github.qmpcodegen.codegen.schema.Origin;
import io.github.qmpcodegen.codegen.schema.Schema;
import io.github.qmpcodegen.codegen.schema.Traits;
import io.github.qmpcodegen.codegen.schema.TypeReference;
import io.github.qmpcodegen.codegen.schema.TypeReference.Named;
import io.github.qmpcodegen.codegen.source.Diagnostic;
import io.github.qmpcodegen.codegen.source.DiagnosticSink;
import io.github.qmpcodegen.codegen.source.Rule;
import io.github.qmpcodegen.codegen.source.SourceLocation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The comparison of what two schemas say of the same commands and events: it reports where they disagree, and keeps
 * what the second says in words of parts of which the first says none.
 */
final class CrossCheck {

    private final Schema better;
    private final Schema other;
    private final DiagnosticSink sink;

    /** The pairs of types that were met; types may be recursive. */
    private final Set<List<String>> met = new HashSet<>();

    /** What the other schema says of the members and values of the better one's types, by type and name. */
    private final Map<String, Map<String, Documentation>> words = new HashMap<>();

    CrossCheck(Schema better, Schema other, DiagnosticSink sink) {
        this.better = better;
        this.other = other;
        this.sink = sink;
    }

    void compare(Command command, Command also) {
        String subject = "command '" + command.name() + "'";
        data(command.arguments(), also.arguments(), "an argument", subject, command.location());
        if (also.returns() != null && also.returnsOrigin() != Origin.NOTHING) {
            if (command.returns() == null) {
                if (!isEmpty(also.returns())) {
                    report(
                            Rule.SOURCES_DIFFER_NOTHING,
                            also.location(),
                            subject + " returns something according to "
                                    + also.returnsOrigin().phrase() + ", but nothing according to "
                                    + command.returnsOrigin().phrase(),
                            command.location());
                }
            } else {
                value(
                        command.returns(),
                        also.returns(),
                        new Comparison(
                                "the return value of " + subject,
                                also.location(),
                                command.location(),
                                also.returnsOrigin(),
                                command.returnsOrigin()));
            }
        }
    }

    void compare(Event event, Event also) {
        data(event.data(), also.data(), "a member", "event '" + event.name() + "'", event.location());
    }

    /** A type with the words that were found for its undocumented parts. */
    NamedType documented(NamedType type) {
        Map<String, Documentation> found = words.getOrDefault(type.name().text(), Map.of());
        if (found.isEmpty()) {
            return type;
        }
        if (type instanceof EnumType e) {
            return e.with(
                    e.name(),
                    e.values().stream()
                            .map(value -> new EnumType.Value(value.text(), documented(value, found.get(value.text()))))
                            .toList());
        }
        if (type instanceof ObjectType o) {
            return o.with(
                    o.name(),
                    o.members().stream()
                            .map(member -> member.withTraits(documented(member, found.get(member.name()))))
                            .toList(),
                    o.branching());
        }
        return type;
    }

    private static Traits documented(Described part, @Nullable Documentation found) {
        return found == null
                ? part.traits()
                : part.traits().withDocumentation(part.documentation().orElse(found));
    }

    /** What both schemas say of one thing: where, and from what they know it. */
    private record Comparison(
            String subject, SourceLocation here, SourceLocation there, Origin otherOrigin, Origin betterOrigin) {}

    private void data(
            @Nullable Named type, @Nullable Named also, String what, String subject, SourceLocation location) {
        if (also == null) {
            return;
        }
        ObjectType second = other.objectType(also);
        if (type != null) {
            objects(better.objectType(type), second, what, subject);
            return;
        }
        reportMissing(second.members(), what, subject, location);
    }

    /** One report for all that comes from the same source: what is at a wrong level or renamed is seldom alone. */
    private void reportMissing(List<Member> members, String what, String subject, SourceLocation location) {
        Map<Origin, List<Member>> byOrigin = new LinkedHashMap<>();
        members.forEach(member -> byOrigin.computeIfAbsent(member.typeOrigin(), origin -> new ArrayList<>())
                .add(member));
        byOrigin.forEach((origin, missing) -> report(
                Rule.SOURCES_DIFFER_MEMBER,
                missing.get(0).location(),
                subject + " has " + (missing.size() == 1 ? what + " " : what.replaceFirst("^an? ", "") + "s ")
                        + missing.stream()
                                .map(member -> "'" + member.name() + "'")
                                .collect(Collectors.joining(", "))
                        + " according to " + origin.phrase() + ", but not according to " + Origin.QAPI.phrase(),
                location));
    }

    private void value(TypeReference type, TypeReference also, Comparison compared) {
        JsonType first = better.jsonType(type);
        JsonType second = other.jsonType(also);
        if (first == JsonType.VALUE || second == JsonType.VALUE) {
            return;
        }
        boolean lessExact = second == JsonType.NUMBER && first == JsonType.INTEGER;
        if (first != second && !lessExact) {
            report(
                    Rule.SOURCES_DIFFER_TYPE,
                    compared.here(),
                    compared.subject() + " is " + second.phrase() + " according to "
                            + compared.otherOrigin().phrase() + ", but " + first.phrase() + " according to "
                            + compared.betterOrigin().phrase(),
                    compared.there());
        } else if (type instanceof TypeReference.Array array && also instanceof TypeReference.Array otherArray) {
            value(
                    array.element(),
                    otherArray.element(),
                    new Comparison(
                            "an element of " + compared.subject(),
                            compared.here(),
                            compared.there(),
                            compared.otherOrigin(),
                            compared.betterOrigin()));
        } else if (type instanceof Named named && also instanceof Named otherNamed) {
            named(better.type(named), other.type(otherNamed), compared);
        }
    }

    private void named(NamedType type, NamedType also, Comparison compared) {
        if (type instanceof ObjectType object && also instanceof ObjectType second) {
            objects(object, second, "a member", compared.subject());
        } else if (type instanceof EnumType enumeration && also instanceof EnumType second) {
            values(enumeration, second, compared);
        }
    }

    private void objects(ObjectType type, ObjectType also, String what, String subject) {
        if (!met.add(List.of(type.name().text(), also.name().text()))) {
            return;
        }
        Map<String, Member> members = new LinkedHashMap<>();
        Set<String> ambiguous = new HashSet<>();
        members(type, members, ambiguous, new HashSet<>());
        List<Member> missing = new ArrayList<>();
        for (Member second : also.members()) {
            Member first = members.get(second.name());
            if (first == null) {
                missing.add(second);
                continue;
            }
            adopt(type.name().text(), second.name(), second.documentation());
            String member = "'" + second.name() + "' of " + subject;
            boolean agree = second.optional() ? first.mayBeMissing() : !first.optional();
            if (!agree && isClaimed(second) && isOwn(type, first)) {
                report(
                        Rule.SOURCES_DIFFER_OPTIONALITY,
                        second.location(),
                        member + " is " + presence(second) + " according to "
                                + second.optionalOrigin().phrase() + ", but " + presence(first) + " according to "
                                + first.optionalOrigin().phrase(),
                        first.location());
            }
            if (ambiguous.contains(first.name())) {
                continue;
            }
            value(
                    first.type(),
                    second.type(),
                    new Comparison(
                            member, second.location(), first.location(), second.typeOrigin(), first.typeOrigin()));
        }
        if (!type.open()) {
            reportMissing(missing, what, subject, type.location());
        }
    }

    /**
     * Whether a source says that a member is optional, or that it is not. Prose that does not call it optional says
     * nothing; and an example shows one case of many: what it has need not always be there, nor what it lacks be
     * optional.
     */
    private static boolean isClaimed(Member member) {
        return switch (member.optionalOrigin()) {
            case PROSE -> member.optional();
            case EXAMPLE, NOTHING -> false;
            default -> true;
        };
    }

    private void adopt(String type, String part, Documentation documentation) {
        if (!documentation.isEmpty()) {
            words.computeIfAbsent(type, name -> new HashMap<>()).putIfAbsent(part, documentation);
        }
    }

    /** A union's branches have members that are there or not, whatever the branches themselves say. */
    private static boolean isOwn(ObjectType type, Member member) {
        return type.members().contains(member);
    }

    /** Gathers the members of an object with those of its branches, and the names that branches use differently. */
    private void members(ObjectType type, Map<String, Member> members, Set<String> ambiguous, Set<String> seen) {
        if (!seen.add(type.name().text())) {
            return;
        }
        for (Member member : type.members()) {
            Member first = members.putIfAbsent(member.name(), member);
            if (first != null && !first.type().equals(member.type())) {
                ambiguous.add(member.name());
            }
        }
        ObjectType.Branching branching = type.branching();
        if (branching != null) {
            branching.branches().forEach(branch -> members(better.objectType(branch.type()), members, ambiguous, seen));
        }
    }

    private void values(EnumType type, EnumType also, Comparison compared) {
        Set<String> known = new HashSet<>();
        type.values().forEach(value -> known.add(value.text()));
        List<String> unknown = also.values().stream()
                .map(EnumType.Value::text)
                .filter(text -> !known.contains(text))
                .map(text -> "'" + text + "'")
                .toList();
        also.values().forEach(value -> adopt(type.name().text(), value.text(), value.documentation()));
        if (!unknown.isEmpty()) {
            report(
                    Rule.SOURCES_DIFFER_VALUE,
                    compared.here(),
                    compared.subject() + " can be " + String.join(", ", unknown) + " according to "
                            + compared.otherOrigin().phrase() + ", but not according to "
                            + compared.betterOrigin().phrase(),
                    type.location());
        }
    }

    private boolean isEmpty(TypeReference reference) {
        return reference instanceof Named named
                && other.type(named) instanceof ObjectType object
                && object.members().isEmpty()
                && object.branching() == null;
    }

    private static String presence(Member member) {
        return member.optional() ? "optional" : "always there";
    }

    private void report(Rule code, SourceLocation location, String message, SourceLocation related) {
        sink.report(new Diagnostic(
                code,
                location,
                message,
                List.of(new Diagnostic.Related(related, "this one wins because it is exact"))));
    }
}
