package io.github.qmpcodegen.qmp.codec;

import io.github.qmpcodegen.qmp.internal.json.JsonTrees;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What the server sent beyond the type of a value: unknown members, and members that are of the wrong kind or out of
 * range, all as received.
 *
 * <p>It also knows which of the promised members are missing, so that reading one says why. Immutable, except for the
 * JSON trees, which must not be changed.
 */
public final class Unmodelled {

    /** Nothing: everything received fits. */
    public static final Unmodelled NONE = new Unmodelled(Map.of(), Map.of(), null, null);

    private final boolean none;
    private final Map<String, JsonNode> members;
    private final Map<String, DecodingProblem> problems;
    private final @Nullable JsonNode whole;
    private final @Nullable DecodingProblem wholeProblem;

    private Unmodelled(
            Map<String, JsonNode> members,
            Map<String, DecodingProblem> problems,
            @Nullable JsonNode whole,
            @Nullable DecodingProblem wholeProblem) {
        this.none = members.isEmpty() && problems.isEmpty() && whole == null;
        this.members = Collections.unmodifiableMap(members);
        this.problems = Collections.unmodifiableMap(problems);
        this.whole = whole;
        this.wholeProblem = wholeProblem;
    }

    /** Returns members to be written after those of the type, in this order. */
    public static Unmodelled of(Map<String, JsonNode> members) {
        return of(new LinkedHashMap<>(members), Map.of());
    }

    static Unmodelled of(Map<String, JsonNode> members, Map<String, DecodingProblem> problems) {
        return members.isEmpty() && problems.isEmpty() ? NONE : new Unmodelled(members, problems, null, null);
    }

    static Unmodelled whole(JsonNode json, DecodingProblem problem) {
        return new Unmodelled(Map.of(), Map.of(), json, problem);
    }

    /** The members that are not in the type or do not fit it, in the order in which they were received. */
    public Map<String, JsonNode> members() {
        return members;
    }

    /** The text of a member that is a string, such as an unknown value of an enumeration; empty if there is none. */
    public Optional<String> text(String member) {
        JsonNode value = members.get(member);
        return value != null && value.isString() ? Optional.of(value.stringValue()) : Optional.empty();
    }

    /** The value as a whole if it is not even an object, else empty. */
    public Optional<JsonNode> whole() {
        return Optional.ofNullable(whole);
    }

    /** Whether everything received fits, and no promised member is missing. */
    public boolean isEmpty() {
        return none;
    }

    /**
     * Returns the value of a promised member, for the accessors of generated types.
     *
     * @throws UnreadableMemberException if it is missing or did not fit
     * @throws IllegalStateException if the code that created the value left it out
     */
    public <T> T promised(String member, @Nullable T value) {
        if (value == null) {
            requireReadable(member);
            throw new IllegalStateException("'" + member + "' is null, though nothing says that it is missing");
        }
        return value;
    }

    /**
     * Returns the value of a promised member that is a boolean.
     *
     * @throws UnreadableMemberException if it is missing or did not fit
     */
    public boolean promised(String member, boolean value) {
        if (!isEmpty()) {
            requireReadable(member);
        }
        return value;
    }

    /**
     * Returns the value of a promised member that is an integer.
     *
     * @throws UnreadableMemberException if it is missing or did not fit
     */
    public long promised(String member, long value) {
        if (!isEmpty()) {
            requireReadable(member);
        }
        return value;
    }

    /**
     * Returns the value of an optional member, for the accessors of generated types.
     *
     * @return the value; null if the server did not send it
     * @throws UnreadableMemberException if it did not fit
     */
    public <T> @Nullable T optional(String member, @Nullable T value) {
        if (!isEmpty()) {
            requireReadable(member);
        }
        return value;
    }

    void requireReadable(String member) {
        DecodingProblem problem = problemOf(member);
        if (problem != null) {
            throw new UnreadableMemberException(problem);
        }
    }

    /** This with a member as it is to be written, in place of what is kept of it. */
    Unmodelled with(String member, JsonNode value) {
        Map<String, JsonNode> more = new LinkedHashMap<>(members);
        more.put(member, value);
        return new Unmodelled(more, withoutKey(problems, member), whole, wholeProblem);
    }

    /** This without what is kept of a member. */
    Unmodelled without(String member) {
        if (!members.containsKey(member) && !problems.containsKey(member)) {
            return this;
        }
        return of(withoutKey(members, member), withoutKey(problems, member));
    }

    private static <V> Map<String, V> withoutKey(Map<String, V> map, String key) {
        Map<String, V> less = new LinkedHashMap<>(map);
        less.remove(key);
        return less;
    }

    /** A member as it is to be written; null if the type has it. */
    @Nullable
    JsonNode member(String name) {
        return members.get(name);
    }

    /** Whether a member is missing or did not fit. */
    boolean isUnreadable(String member) {
        return problemOf(member) != null;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Unmodelled that
                && members.equals(that.members)
                && problems.keySet().equals(that.problems.keySet())
                && Objects.equals(whole, that.whole);
    }

    @Override
    public int hashCode() {
        return Objects.hash(members, problems.keySet(), whole);
    }

    /** Returns the JSON that is kept, with secrets masked; empty braces if there is none. */
    @Override
    public String toString() {
        return JsonTrees.write(SecretMask.standard().apply(whole != null ? whole : JsonTrees.object(members)));
    }

    private @Nullable DecodingProblem problemOf(String member) {
        return wholeProblem != null ? wholeProblem : problems.get(member);
    }
}
