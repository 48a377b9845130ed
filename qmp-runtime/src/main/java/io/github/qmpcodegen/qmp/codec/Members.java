package io.github.qmpcodegen.qmp.codec;

import io.github.qmpcodegen.qmp.internal.json.JsonTypes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.io.SerializedString;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.sym.PropertyNameMatcher;
import tools.jackson.core.util.Named;
import tools.jackson.databind.JsonNode;

/**
 * The members of an object in the order of definition, which generated code refers to by index. Immutable and
 * thread-safe.
 */
public final class Members {

    private static final JsonFactory FACTORY = new JsonFactory();

    /** Those of what has none. */
    static final Members NONE = of("");

    private final String type;
    private final String[] names;
    private final SerializedString[] encoded;
    private final boolean[] optional;
    private final Extent extent;
    private final int tag;

    /** By member, the other JSON types of its values; most types have none. */
    private final Map<String, List<String>> others;

    /** The bits of those of the first 64 members that are neither optional nor the tag. */
    private final long promised;

    /**
     * Which member came behind each, and at the beginning, when it was looked at last: a guess, which threads may write at
     * once. Bytes and not more, for a program has thousands of types.
     */
    private final byte[] behind;

    /** Made when the first value is read, which for most types of a program is never. */
    private volatile @Nullable PropertyNameMatcher matcher;

    /** What objects may have beside what is said of their members. */
    private enum Extent {
        /** Nothing. */
        CLOSED,
        /** Other members. */
        OPEN,
        /** Other members, and optional ones of other types. */
        LENIENT
    }

    private Members(String type, List<String> specifications, Extent extent, Map<String, List<String>> others) {
        this.type = type;
        this.extent = extent;
        this.others = others;
        int size = specifications.size();
        names = new String[size];
        encoded = new SerializedString[size];
        optional = new boolean[size];
        int tagIndex = -1;
        long mask = 0;
        for (int i = 0; i < size; i++) {
            String specification = specifications.get(i);
            char mark = specification.isEmpty() ? ' ' : specification.charAt(0);
            boolean marked = mark == '*' || mark == '=' || mark == '!';
            names[i] = marked ? specification.substring(1) : specification;
            encoded[i] = new SerializedString(names[i]);
            optional[i] = mark == '*';
            if (mark == '=') {
                tagIndex = i;
            } else if (mark != '*' && i < Long.SIZE) {
                mask |= 1L << i;
            }
        }
        tag = tagIndex;
        behind = new byte[Math.min(size, Byte.MAX_VALUE) + 1];
        promised = mask;
    }

    /**
     * Returns the members of a type.
     *
     * @param type the command, event or type
     * @param names the wire names; an asterisk before a name marks an optional member, as in QAPI, an equals sign the
     *     tag of a union in the tables of its branches, and an exclamation mark any other name that starts with one of
     *     these three characters
     */
    public static Members of(String type, String... names) {
        return new Members(type, List.of(names), Extent.CLOSED, Map.of());
    }

    /** Returns the members of a type that also takes other members; see {@link #of}. */
    public static Members open(String type, String... names) {
        return new Members(type, List.of(names), Extent.OPEN, Map.of());
    }

    /**
     * Returns the members of arguments that a server takes without checking them against a schema, which converts texts to
     * numbers and numbers to texts: it also takes other members, and optional ones of other types. See {@link #of}.
     */
    public static Members lenient(String type, String... names) {
        return new Members(type, List.of(names), Extent.LENIENT, Map.of());
    }

    /** Returns these members and more, marked as in {@link #of}; for types with more members than one call can list. */
    public Members and(String... more) {
        List<String> all = specifications();
        all.addAll(List.of(more));
        return new Members(type, all, extent, others);
    }

    /**
     * Returns these members, of which one has values of other types, too, in some of the releases that the types were
     * generated from. Such a value is kept as received.
     *
     * @param member its wire name
     * @param jsonTypes what these are, as in {@link io.github.qmpcodegen.qmp.schema.BuiltinType#jsonType()}, or {@code array}
     *     or {@code object}
     */
    public Members also(String member, String... jsonTypes) {
        Map<String, List<String>> more = new HashMap<>(others);
        more.put(member, List.of(jsonTypes));
        return new Members(type, specifications(), extent, more);
    }

    private List<String> specifications() {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < names.length; i++) {
            all.add((optional[i] ? "*" : i == tag ? "=" : "!") + names[i]);
        }
        return all;
    }

    /** The command, event or type. */
    String type() {
        return type;
    }

    int size() {
        return names.length;
    }

    String name(int member) {
        return names[member];
    }

    SerializedString encodedName(int member) {
        return encoded[member];
    }

    boolean isOptional(int member) {
        return optional[member];
    }

    /** Whether a member is the tag of a union, which the branch's type stands for. */
    boolean isTag(int member) {
        return member == tag;
    }

    /** Whether a value that a member's type does not take is one that some release takes. */
    boolean someReleaseTakes(int member, JsonNode value) {
        if (extent == Extent.LENIENT && optional[member]) {
            return true;
        }
        return others.getOrDefault(names[member], List.of()).stream().anyMatch(type -> JsonTypes.has(type, value));
    }

    /** Whether all promised members are among those whose bits are given; false where there are too many for bits. */
    boolean arePromisedIn(long bits) {
        return names.length <= Long.SIZE && (promised & ~bits) == 0;
    }

    /** Whether objects may have members beside these. */
    boolean isOpen() {
        return extent != Extent.CLOSED;
    }

    /**
     * The member that is expected behind another.
     *
     * @param member that one; -1 for the beginning, less for what the type does not have
     * @return negative if none is
     */
    int expectedBehind(int member) {
        int place = member + 1;
        return place >= 0 && place < behind.length ? behind[place] - 1 : -1;
    }

    /** Learns which member came behind another; negative for none that the type has. */
    void cameBehind(int member, int next) {
        int place = member + 1;
        if (place >= 0 && place < behind.length) {
            behind[place] = (byte) (next < Byte.MAX_VALUE ? Math.max(next + 1, 0) : 0);
        }
    }

    /** The index of a name; negative if there is no such member. */
    int indexOf(String name) {
        return matcher().matchName(name);
    }

    PropertyNameMatcher matcher() {
        PropertyNameMatcher made = matcher;
        if (made == null) {
            List<Named> all = new ArrayList<>(names.length);
            for (String name : names) {
                all.add(Named.fromString(name));
            }
            made = FACTORY.constructNameMatcher(all, false);
            matcher = made;
        }
        return made;
    }
}
