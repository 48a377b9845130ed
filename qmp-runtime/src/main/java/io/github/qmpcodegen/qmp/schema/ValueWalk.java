package io.github.qmpcodegen.qmp.schema;

import io.github.qmpcodegen.qmp.schema.Misfit.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The walk of a value through the types of an interface, which finds what does not fit, and notes of all else in which
 * releases it is. For one value and one thread.
 */
final class ValueWalk {

    private final TypeTable types;
    private final String subject;
    private final List<Misfit> misfits = new ArrayList<>();

    /** Of members by path, and of values by path and text. */
    private final Map<String, String> releases = new HashMap<>();

    /**
     * Begins.
     *
     * @param types those of the interface
     * @param subject the command or event
     */
    ValueWalk(TypeTable types, String subject) {
        this.types = types;
        this.subject = subject;
    }

    /** What did not fit so far, in the order of the value. */
    List<Misfit> misfits() {
        return List.copyOf(misfits);
    }

    /** The releases that have what somebody else finds not to fit; empty where nothing says. */
    String releasesOf(Misfit misfit) {
        String place = misfit.kind() == Kind.UNKNOWN_VALUE ? valueAt(misfit.path(), misfit.text()) : misfit.path();
        return releases.getOrDefault(place, "");
    }

    private static String valueAt(String path, String text) {
        return path + "=" + text;
    }

    /** Goes through the arguments of a command or the data of an event. */
    void members(String path, ObjectType type, JsonNode value, boolean open) {
        if (!value.isObject()) {
            wrongKind(path, value);
            return;
        }
        Set<String> known = new HashSet<>();
        boolean more = open;
        for (@Nullable ObjectType part = type; part != null; ) {
            each(path, part, value, known);
            more |= part.open();
            String tag = value.path(part.tag()).asString("");
            Optional<ObjectType> branch = types.branch(part, tag);
            // The members of an unknown branch are unknown, too; it is its tag that is reported.
            more |= branch.isEmpty() && !part.tag().isEmpty() && !isTag(part, tag);
            part = branch.orElse(null);
        }
        for (String name : value.propertyNames()) {
            if (!more && !known.contains(name)) {
                found(Kind.UNKNOWN_MEMBER, inner(path, name), "");
            }
        }
    }

    private boolean isTag(ObjectType union, String text) {
        return union.member(union.tag())
                .filter(member -> types.type(member.type()) instanceof EnumType values && values.has(text))
                .isPresent();
    }

    private void each(String path, ObjectType type, JsonNode value, Set<String> known) {
        for (Member member : type.members()) {
            String place = inner(path, member.name());
            JsonNode inner = value.get(member.name());
            known.add(member.name());
            releases.put(place, member.releases());
            if (inner != null) {
                int before = misfits.size();
                value(place, types.type(member.type()), inner);
                if (misfits.size() > before && member.isOfOtherType(inner)) {
                    misfits.subList(before, misfits.size()).clear();
                }
            } else if (!member.optional() && member.condition().isEmpty()) {
                found(Kind.MISSING, place, "");
            }
        }
    }

    /** Goes through any value. */
    void value(String path, SchemaType type, JsonNode value) {
        if (type instanceof ObjectType object) {
            members(path, object, value, false);
        } else if (type instanceof AlternateType alternate) {
            branches(path, alternate, value);
        } else if (!isOfKind(type, value)) {
            wrongKind(path, value);
        } else if (type instanceof EnumType enumeration) {
            text(path, enumeration, value.stringValue());
        } else if (type instanceof ArrayType array) {
            SchemaType element = types.type(array.element());
            for (int i = 0; i < value.size(); i++) {
                value(path + "[" + i + "]", element, value.path(i));
            }
        }
    }

    private void text(String path, EnumType type, String text) {
        Optional<EnumType.Value> known = type.value(text);
        if (known.isPresent()) {
            releases.put(valueAt(path, text), known.get().releases());
        } else {
            found(Kind.UNKNOWN_VALUE, path, text);
        }
    }

    /** An alternate's branches differ in their kinds of JSON values, so the first that is of the kind is the one. */
    private void branches(String path, AlternateType alternate, JsonNode value) {
        for (String branch : alternate.branches()) {
            SchemaType type = types.type(branch);
            if (isOfKind(type, value)) {
                value(path, type, value);
                return;
            }
        }
        wrongKind(path, value);
    }

    private static boolean isOfKind(SchemaType type, JsonNode value) {
        if (type instanceof BuiltinType builtin) {
            return builtin.has(value);
        } else if (type instanceof ArrayType) {
            return value.isArray();
        }
        return type instanceof EnumType ? value.isString() : value.isObject();
    }

    private void wrongKind(String path, JsonNode value) {
        found(
                Kind.WRONG_KIND,
                path,
                switch (value.getNodeType()) {
                    case NULL -> "null";
                    case ARRAY -> "an array";
                    case OBJECT -> "an object";
                    case NUMBER -> value.isIntegralNumber() ? "an integer" : "a number with a fraction";
                    default -> "a " + value.getNodeType().name().toLowerCase(Locale.ROOT);
                });
    }

    private void found(Kind kind, String path, String text) {
        misfits.add(Misfit.of(kind, subject, path, text));
    }

    private static String inner(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}
