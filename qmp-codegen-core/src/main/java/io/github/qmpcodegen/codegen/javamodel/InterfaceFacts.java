package io.github.qmpcodegen.codegen.javamodel;

import io.github.qmpcodegen.codegen.schema.AlternateType;
import io.github.qmpcodegen.codegen.schema.Availability;
import io.github.qmpcodegen.codegen.schema.BuiltinType;
import io.github.qmpcodegen.codegen.schema.Command;
import io.github.qmpcodegen.codegen.schema.Described;
import io.github.qmpcodegen.codegen.schema.EnumType;
import io.github.qmpcodegen.codegen.schema.Event;
import io.github.qmpcodegen.codegen.schema.JsonType;
import io.github.qmpcodegen.codegen.schema.Member;
import io.github.qmpcodegen.codegen.schema.NamedType;
import io.github.qmpcodegen.codegen.schema.ObjectType;
import io.github.qmpcodegen.codegen.schema.Schema;
import io.github.qmpcodegen.codegen.schema.TypeReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a package records about the interface that it was generated from: names, types, releases, and what may be left
 * out, in the short notation that the runtime's {@code FactsReader} reads and describes.
 */
final class InterfaceFacts {

    private static final TypeReference INTEGER = TypeReference.of(BuiltinType.INT);

    private final Schema schema;
    private final List<String> lines = new ArrayList<>();
    private final Map<TypeReference, Integer> numbers = new HashMap<>();

    /** Those with a number, in its order; null for an object without members. */
    private final List<@Nullable TypeReference> mentioned = new ArrayList<>();

    private int empty = -1;

    private InterfaceFacts(Schema schema) {
        this.schema = schema;
    }

    /** The lines. */
    static List<String> of(Schema schema) {
        InterfaceFacts facts = new InterfaceFacts(schema);
        for (Command command : schema.commands()) {
            facts.lines.add("c " + facts.item(command.name(), command.arguments(), command) + " "
                    + facts.number(command.returns()));
        }
        for (Event event : schema.events()) {
            facts.lines.add("v " + facts.item(event.name(), event.data(), event));
        }
        for (int i = 0; i < facts.mentioned.size(); i++) {
            facts.lines.add(facts.line(facts.mentioned.get(i)));
        }
        return facts.lines;
    }

    private String item(String name, @Nullable TypeReference type, Described described) {
        return escaped(name) + ":" + number(type) + further(described);
    }

    private static String further(Described described) {
        StringBuilder text = new StringBuilder();
        described.features().forEach(feature -> text.append('$').append(escaped(feature.name())));
        Availability releases = described.releases();
        if (releases.isStated() && !releases.isEverywhere()) {
            text.append('@').append(releases.text());
        }
        return described.conditions().isEmpty()
                ? text.toString()
                : text.append('?').toString();
    }

    private static String otherTypes(Member member) {
        StringBuilder text = new StringBuilder();
        member.otherTypes()
                .forEach((kind, in) ->
                        text.append('~').append(kind.schemaName()).append('=').append(in.text()));
        return text.toString();
    }

    private int number(@Nullable TypeReference type) {
        if (type == null) {
            if (empty < 0) {
                empty = mentioned.size();
                mentioned.add(null);
            }
            return empty;
        }
        TypeReference recorded =
                type instanceof TypeReference.Builtin builtin && builtin.type().jsonType() == JsonType.INTEGER
                        ? INTEGER
                        : type;
        Integer known = numbers.putIfAbsent(recorded, mentioned.size());
        if (known == null) {
            mentioned.add(recorded);
            return mentioned.size() - 1;
        }
        return known;
    }

    private String line(@Nullable TypeReference type) {
        if (type == null) {
            return "o";
        } else if (type instanceof TypeReference.Builtin builtin) {
            return "b " + builtin.type().schemaName() + " "
                    + builtin.type().jsonType().schemaName();
        } else if (type instanceof TypeReference.Array array) {
            return "a " + number(array.element());
        }
        NamedType named = schema.type((TypeReference.Named) type);
        if (named instanceof EnumType enumeration) {
            return words(
                    "e",
                    enumeration.values().stream()
                            .map(value -> escaped(value.text()) + further(value))
                            .toList());
        } else if (named instanceof AlternateType alternate) {
            return words(
                    "l",
                    alternate.branches().stream()
                            .map(branch -> Integer.toString(number(branch.type())))
                            .toList());
        }
        return object((ObjectType) named);
    }

    private String object(ObjectType object) {
        List<String> words = new ArrayList<>();
        for (Member member : object.members()) {
            words.add((member.optional() ? "*" : "") + item(member.name(), member.type(), member) + otherTypes(member));
        }
        ObjectType.Branching branching = object.branching();
        if (branching != null) {
            words.add("=" + escaped(branching.tag()));
            branching.branches().forEach(branch -> words.add(">" + item(branch.tagValue(), branch.type(), branch)));
        }
        return words(object.open() ? "o+" : "o", words);
    }

    private static String words(String kind, List<String> words) {
        return words.isEmpty() ? kind : kind + " " + String.join(" ", words);
    }

    private static String escaped(String name) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            if (plain || c == '-' || c == '_' || c == '.') {
                text.append(c);
            } else {
                text.append(String.format(Locale.ROOT, "%%%04x", (int) c));
            }
        }
        return text.toString();
    }
}
