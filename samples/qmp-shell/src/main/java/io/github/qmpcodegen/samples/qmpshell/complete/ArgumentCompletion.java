package io.github.qmpcodegen.samples.qmpshell.complete;

import io.github.qmpcodegen.codegen.schema.AlternateType;
import io.github.qmpcodegen.codegen.schema.BuiltinType;
import io.github.qmpcodegen.codegen.schema.EnumType;
import io.github.qmpcodegen.codegen.schema.Member;
import io.github.qmpcodegen.codegen.schema.NamedType;
import io.github.qmpcodegen.codegen.schema.ObjectType;
import io.github.qmpcodegen.codegen.schema.Schema;
import io.github.qmpcodegen.codegen.schema.TypeReference;
import io.github.qmpcodegen.samples.qmpshell.schema.ObjectMembers;
import io.github.qmpcodegen.samples.qmpshell.schema.Signature;
import io.github.qmpcodegen.samples.qmpshell.schema.Summaries;
import io.github.qmpcodegen.samples.qmpshell.syntax.Input.Entry;
import io.github.qmpcodegen.samples.qmpshell.syntax.Input.Members;
import io.github.qmpcodegen.samples.qmpshell.syntax.LineParser;
import io.github.qmpcodegen.samples.qmpshell.syntax.Word;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How the arguments of one command may go on. */
final class ArgumentCompletion {

    private final Signature signature;
    private final Schema schema;
    private final LiveValues live;

    ArgumentCompletion(Signature signature, Schema schema, LiveValues live) {
        this.signature = signature;
        this.schema = schema;
        this.live = live;
    }

    /**
     * The ways to go on.
     *
     * @param others the arguments beside the one at the cursor
     * @param current the one at the cursor; empty if it is yet to begin
     */
    List<Suggestion> suggest(List<Word> others, Word current) {
        if (signature.arguments() == null) {
            return List.of();
        }
        int equals = current.text().indexOf('=');
        String key = equals < 0 ? current.text() : current.text().substring(0, equals);
        int dot = key.lastIndexOf('.');
        String parents = key.substring(0, dot + 1);
        Level level = new Level(signature.arguments(), LineParser.readableArguments(others));
        for (String name :
                dot < 0 ? List.<String>of() : List.of(key.substring(0, dot).split("\\.", -1))) {
            level = level.below(name);
            if (level == null) {
                return List.of();
            }
        }
        return equals < 0
                ? keys(level, parents).toList()
                : values(
                                level,
                                key.substring(dot + 1),
                                key + "=",
                                current.text().substring(equals + 1))
                        .toList();
    }

    /** An object on the way to the argument at the cursor, and what was typed of it. */
    private final class Level {

        private final ObjectType type;
        private final Members typed;

        Level(ObjectType type, Members typed) {
            this.type = type;
            this.typed = typed;
        }

        Map<String, Member> members() {
            return ObjectMembers.of(type, schema, typed);
        }

        @Nullable
        Level below(String name) {
            Member member = members().get(name);
            ObjectType inner = member == null ? null : object(member.type());
            Entry entry = typed.members().get(name);
            return inner == null
                    ? null
                    : new Level(
                            inner,
                            entry != null && entry.value() instanceof Members members
                                    ? members
                                    : new Members(Map.of(), 0, 0));
        }
    }

    private Stream<Suggestion> keys(Level level, String parents) {
        Stream<Suggestion> known = level.members().values().stream()
                .filter(member -> !level.typed.members().containsKey(member.name()))
                // What is needed comes first.
                .sorted(Comparator.comparing(Member::optional))
                .flatMap(member -> forms(member, parents));
        if (!signature.open() || !parents.isEmpty()) {
            return known;
        }
        String driver = ObjectMembers.text(level.typed, "driver");
        return Stream.concat(
                known,
                live.propertiesOf(driver).stream()
                        .filter(property -> !level.typed.members().containsKey(property.text()))
                        .map(property -> new Suggestion(
                                property.text() + "=", property.text() + "=", property.description(), false)));
    }

    /** {@code name=} for a value, {@code name.} for an object; both where either will do. */
    private Stream<Suggestion> forms(Member member, String parents) {
        String description = Summaries.ofMember(member, schema);
        boolean isObject = object(member.type()) != null;
        boolean onlyObject = isObject
                && member.type() instanceof TypeReference.Named named
                && schema.type(named) instanceof ObjectType;
        return Stream.concat(isObject ? Stream.of(".") : Stream.empty(), onlyObject ? Stream.empty() : Stream.of("="))
                .map(end -> new Suggestion(
                        parents + member.name() + end, parents + member.name() + end, description, false));
    }

    private Stream<Suggestion> values(Level level, String name, String before, String typed) {
        if (typed.startsWith("{") || typed.startsWith("[")) {
            return Stream.empty();
        }
        String quote = typed.startsWith("\"") || typed.startsWith("'") ? typed.substring(0, 1) : "";
        String begun = typed.substring(quote.length());
        Member member = level.members().get(name);
        List<LiveValues.Value> values = member == null ? List.of() : valuesOf(member.type());
        if (values.isEmpty() && (member != null || signature.open())) {
            values = live.of(new ValuePlace(signature.name(), name, level.typed, begun));
        }
        return values.stream().map(value -> {
            String around = quote.isEmpty() && value.text().matches(".*[\\s\"'].*|[\\[{].*") ? "\"" : quote;
            return new Suggestion(
                    before + around + value.text() + (value.finished() ? around : ""),
                    value.text(),
                    value.description(),
                    value.finished());
        });
    }

    /** The values that a type lists; none if it does not. */
    private List<LiveValues.Value> valuesOf(TypeReference reference) {
        if (reference.equals(TypeReference.of(BuiltinType.BOOL))) {
            return List.of(LiveValues.Value.of("true", ""), LiveValues.Value.of("false", ""));
        }
        if (!(reference instanceof TypeReference.Named named)) {
            return List.of();
        }
        NamedType type = schema.type(named);
        if (type instanceof EnumType enumeration) {
            return enumeration.values().stream()
                    .map(value -> LiveValues.Value.of(value.text(), Summaries.of(value.documentation())))
                    .toList();
        }
        return type instanceof AlternateType alternate
                ? alternate.branches().stream()
                        .flatMap(branch -> valuesOf(branch.type()).stream())
                        .toList()
                : List.of();
    }

    /** The object that a value of a type is or may be; null if it is none. */
    private @Nullable ObjectType object(TypeReference reference) {
        if (!(reference instanceof TypeReference.Named named)) {
            return null;
        }
        NamedType type = schema.type(named);
        if (type instanceof ObjectType object) {
            return object;
        }
        return type instanceof AlternateType alternate
                ? alternate.branches().stream()
                        .map(branch -> object(branch.type()))
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null)
                : null;
    }
}
