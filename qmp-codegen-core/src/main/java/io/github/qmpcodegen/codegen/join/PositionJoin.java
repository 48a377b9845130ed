package io.github.qmpcodegen.codegen.join;

import io.github.qmpcodegen.codegen.schema.AlternateType;
import io.github.qmpcodegen.codegen.schema.BuiltinType;
import io.github.qmpcodegen.codegen.schema.EnumType;
import io.github.qmpcodegen.codegen.schema.JsonType;
import io.github.qmpcodegen.codegen.schema.NamedType;
import io.github.qmpcodegen.codegen.schema.ObjectType;
import io.github.qmpcodegen.codegen.schema.Origin;
import io.github.qmpcodegen.codegen.schema.Schema;
import io.github.qmpcodegen.codegen.schema.Traits;
import io.github.qmpcodegen.codegen.schema.TypeName;
import io.github.qmpcodegen.codegen.schema.TypeReference;
import io.github.qmpcodegen.codegen.source.SourceLocation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Finds the one type of a position from what stands there in each release.
 *
 * <p>It is that of the newest, unless an older one has all that the newest has. What other releases have there becomes
 * part of it where it can; where it cannot, that is reported and has no other effect.
 */
final class PositionJoin {

    private final History history;
    private final Identities identities;
    private final Editions editions;
    private final Differences differences;
    private final Consumer<String> reached;

    /** @param reached takes the identity of each type that is found */
    PositionJoin(
            History history,
            Identities identities,
            Editions editions,
            Differences differences,
            Consumer<String> reached) {
        this.history = history;
        this.identities = identities;
        this.editions = editions;
        this.differences = differences;
        this.reached = reached;
    }

    /** What can stand at a position, as far as that decides what can be joined. */
    private enum Kind {
        NONE,
        ARRAY,
        OBJECT,
        ENUM,
        ALTERNATE,
        TEXT,
        INTEGER,
        NUMBER,
        BOOLEAN,
        NULL,
        ANY
    }

    /**
     * Joins what stands at a position.
     *
     * @param uses what stands there; at least one
     * @param position the position, which learns what the type does not take
     * @return the type; null where no release has one
     */
    @Nullable
    TypeReference join(List<Use> uses, Position position) {
        List<Use> stated = stated(uses);
        Use lead = lead(stated);
        Collections.reverse(stated);
        return switch (kind(lead)) {
            case NONE -> null;
            case ARRAY -> array(lead, stated, position);
            case OBJECT -> object(lead, stated, position);
            case ENUM -> enumeration(lead, stated, position);
            case ALTERNATE -> alternate(lead, stated, position);
            case INTEGER -> integer(lead, stated, position);
            case NUMBER -> builtin(lead, stated, position, Kind.INTEGER, Conflict.NUMBER);
            case TEXT -> builtin(lead, stated, position, Kind.ENUM, Conflict.TEXT_AND_ENUM);
            default -> builtin(lead, stated, position, kind(lead), Conflict.DIFFERENT);
        };
    }

    /** What says something, the oldest first; all, if nothing does. Can be changed. */
    private static List<Use> stated(List<Use> uses) {
        List<Use> stated =
                uses.stream().filter(use -> use.origin() != Origin.NOTHING).toList();
        List<Use> sorted = new ArrayList<>(stated.isEmpty() ? uses : stated);
        sorted.sort(Comparator.comparingInt(Use::release));
        return sorted;
    }

    private Use lead(List<Use> uses) {
        Use newest = newest(uses, use -> kind(use) != Kind.NONE).orElse(uses.get(uses.size() - 1));
        Optional<Use> alternate = newest(uses, use -> kind(use) == Kind.ALTERNATE);
        if (alternate.isPresent() && allows(alternate.get(), newest)) {
            return alternate.get();
        }
        return switch (kind(newest)) {
            case TEXT ->
                newest(uses, use -> kind(use) == Kind.ENUM && weighs(use, newest))
                        .orElse(newest);
            case INTEGER -> newest(uses, use -> kind(use) == Kind.NUMBER).orElse(newest);
            default -> newest;
        };
    }

    /** Whether an older use is not only read from prose where the newer is exact. */
    private static boolean weighs(Use use, Use newer) {
        return use.origin().compareTo(Origin.PROSE) < 0 || newer.origin().compareTo(Origin.PROSE) >= 0;
    }

    private static Optional<Use> newest(List<Use> uses, Predicate<Use> filter) {
        return uses.stream().filter(filter).reduce((older, newer) -> newer);
    }

    private Kind kind(Use use) {
        TypeReference type = use.type();
        if (type == null) {
            return Kind.NONE;
        } else if (type instanceof TypeReference.Array) {
            return Kind.ARRAY;
        } else if (type instanceof TypeReference.Builtin builtin) {
            return switch (builtin.type().jsonType()) {
                case STRING -> Kind.TEXT;
                case INTEGER -> Kind.INTEGER;
                case NUMBER -> Kind.NUMBER;
                case BOOLEAN -> Kind.BOOLEAN;
                case NULL -> Kind.NULL;
                default -> Kind.ANY;
            };
        }
        NamedType named = named(use);
        return named instanceof ObjectType ? Kind.OBJECT : named instanceof EnumType ? Kind.ENUM : Kind.ALTERNATE;
    }

    private NamedType named(Use use) {
        return history.schema(use.release()).type((TypeReference.Named) type(use));
    }

    private static TypeReference type(Use use) {
        TypeReference type = use.type();
        if (type == null) {
            throw new IllegalArgumentException("there is no type");
        }
        return type;
    }

    private String key(Use use) {
        return identities.key(use.release(), named(use).name().text());
    }

    private TypeReference.Named reference(String key) {
        reached.accept(key);
        return new TypeReference.Named(identities.name(key).text());
    }

    // Arrays and builtin types.

    private TypeReference array(Use lead, List<Use> uses, Position position) {
        List<Use> elements = uses.stream()
                .filter(use -> isOf(Kind.ARRAY, use, lead, position))
                .map(use -> use.withType(((TypeReference.Array) type(use)).element()))
                .toList();
        Position inner = position.element();
        TypeReference element = join(elements, inner);
        position.takeOtherwise(inner);
        return new TypeReference.Array(element == null ? TypeReference.any() : element);
    }

    private boolean isOf(Kind expected, Use use, Use lead, Position position) {
        if (kind(use) == expected) {
            return true;
        }
        different(use, lead, position);
        return false;
    }

    private TypeReference integer(Use lead, List<Use> uses, Position position) {
        BuiltinType joined = builtin(lead);
        List<Use> integers = uses.stream()
                .filter(use -> isOf(Kind.INTEGER, use, lead, position))
                .toList();
        for (Use use : integers) {
            BuiltinType type = builtin(use);
            if (!IntegerRange.of(type).equals(IntegerRange.of(joined))) {
                report(Conflict.RANGE, use, lead, position);
            }
            joined = IntegerRange.joined(type, joined);
        }
        IntegerRange range = IntegerRange.of(joined);
        integers.stream()
                .filter(use -> !range.contains(IntegerRange.of(builtin(use))))
                .forEach(use -> takesOtherwise(use, position));
        return TypeReference.of(joined);
    }

    private static BuiltinType builtin(Use use) {
        return ((TypeReference.Builtin) type(use)).type();
    }

    private TypeReference builtin(Use lead, List<Use> uses, Position position, Kind also, Conflict why) {
        for (Use use : uses) {
            if (kind(use) == also && also != kind(lead)) {
                report(why, use, lead, position);
            } else if (kind(use) != kind(lead)) {
                different(use, lead, position);
            }
        }
        return type(lead);
    }

    // Objects.

    private TypeReference.Named object(Use lead, List<Use> uses, Position position) {
        String key = key(lead);
        int first = firstOf(key, uses);
        for (Use use : uses) {
            switch (kind(use)) {
                case NONE -> nothing(key, use, lead, position);
                case OBJECT -> {
                    if (!key(use).equals(key)) {
                        object(key, first, use, lead, position);
                    }
                }
                default -> different(use, lead, position);
            }
        }
        return reference(key);
    }

    private int firstOf(String key, List<Use> uses) {
        return uses.stream()
                .filter(use -> kind(use) == Kind.OBJECT && key(use).equals(key))
                .mapToInt(Use::release)
                .min()
                .orElse(0);
    }

    private void nothing(String key, Use use, Use lead, Position position) {
        editions.add(key, new Edition(use.release(), empty(use.location()), false), "");
        if (!ObjectShape.of((ObjectType) named(lead), history.schema(lead.release()))
                .isEmpty()) {
            report(Conflict.NOTHING, use, lead, position);
        }
    }

    private static ObjectType empty(SourceLocation location) {
        return new ObjectType(new TypeName("", false, List.of()), List.of(), null, false, Traits.at(location));
    }

    private void object(String key, int first, Use use, Use lead, Position position) {
        Conflict conflict = conflict(key, first, use, lead);
        report(conflict, use, lead, position);
        if (conflict == Conflict.DIFFERENT) {
            takesOtherwise(use, position);
        } else {
            takeIn(key, use);
        }
    }

    /** How an object type differs from another one that it is to become part of. */
    private Conflict conflict(String key, int first, Use use, Use lead) {
        Set<String> was = shape(use);
        Set<String> is = new HashSet<>();
        boolean equal = false;
        for (Edition edition : identities.editions(key)) {
            Set<String> shape = ObjectShape.of((ObjectType) edition.type(), history.schema(edition.release()));
            equal |= shape.equals(was);
            is.addAll(shape);
        }
        if (was.isEmpty() && !is.isEmpty()) {
            return Conflict.NOTHING;
        } else if (equal) {
            return Conflict.RENAMED;
        } else if (is.containsAll(was) || was.containsAll(is)) {
            return Conflict.GROWN;
        }
        return costsOthers(use, first, lead) ? Conflict.DIFFERENT : Conflict.RESHAPED;
    }

    /** Makes the type of a use part of another one. */
    private void takeIn(String key, Use use) {
        NamedType type = named(use);
        editions.add(key, new Edition(use.release(), type, true), type.name().text());
    }

    /** Whether a type that is to take in another one stands elsewhere, too, while the other goes on elsewhere. */
    private boolean costsOthers(Use use, int first, Use lead) {
        return identities.isThereFrom(first, key(use))
                && !identities.isUsedOnce(lead.release(), named(lead).name().text());
    }

    private Set<String> shape(Use use) {
        return ObjectShape.of((ObjectType) named(use), history.schema(use.release()));
    }

    // Enumerations and alternates.

    private TypeReference.Named enumeration(Use lead, List<Use> uses, Position position) {
        String key = key(lead);
        for (Use use : uses) {
            if (kind(use) == Kind.TEXT) {
                report(Conflict.TEXT_AND_ENUM, use, lead, position);
                takesOtherwise(use, position);
            } else if (isOf(Kind.ENUM, use, lead, position) && !key(use).equals(key)) {
                takeIn(key, use);
                report(Conflict.ENUMS, use, lead, position);
            }
        }
        return reference(key);
    }

    private TypeReference.Named alternate(Use lead, List<Use> uses, Position position) {
        String key = key(lead);
        for (Use use : uses) {
            if (kind(use) == Kind.ALTERNATE) {
                if (!key(use).equals(key)) {
                    takeIn(key, use);
                    report(Conflict.ALTERNATE, use, lead, position);
                }
            } else if (allows(lead, use)) {
                editions.add(key, new Edition(use.release(), single(use), false), describe(use));
                report(Conflict.ALTERNATE, use, lead, position);
            } else {
                different(use, lead, position);
            }
        }
        return reference(key);
    }

    /** A type as an alternate of itself alone. */
    private static AlternateType single(Use use) {
        Traits traits = Traits.at(use.location());
        return new AlternateType(
                new TypeName("", false, List.of()), List.of(new AlternateType.Branch("", type(use), traits)), traits);
    }

    private boolean allows(Use alternate, Use use) {
        if (kind(use) == Kind.NONE || kind(use) == Kind.ALTERNATE) {
            return kind(use) == Kind.ALTERNATE;
        }
        Schema schema = history.schema(alternate.release());
        JsonType kind = history.schema(use.release()).jsonType(type(use)).shown();
        return ((AlternateType) named(alternate))
                .branches().stream()
                        .anyMatch(branch -> schema.jsonType(branch.type()).shown() == kind);
    }

    // What the joined type does not take, and messages.

    private void different(Use use, Use lead, Position position) {
        report(Conflict.DIFFERENT, use, lead, position);
        if (kind(lead) != Kind.ANY) {
            takesOtherwise(use, position);
        }
    }

    private void takesOtherwise(Use use, Position position) {
        if (use.type() != null) {
            JsonType kind = history.schema(use.release()).jsonType(type(use));
            position.takesOtherwise(kind, use.release());
        }
    }

    private void report(Conflict conflict, Use use, Use lead, Position position) {
        boolean older = use.release() <= lead.release();
        Use first = older ? use : lead;
        Use second = older ? lead : use;
        differences.report(conflict, position.subject(), first, describe(first), second, describe(second));
    }

    private String describe(Use use) {
        TypeReference type = use.type();
        if (type == null) {
            return "nothing";
        }
        return type instanceof TypeReference.Array array
                ? "an array of " + describe(use.withType(array.element()))
                : type instanceof TypeReference.Builtin builtin
                        ? "'" + builtin.type().schemaName() + "'"
                        : "'" + ((TypeReference.Named) type).name() + "'";
    }
}
