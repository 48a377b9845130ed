package io.github.qmpcodegen.qmp.codec;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What the server sent beyond the type of a value: unknown members, and members of another kind or out of range, all as
 * they came.
 *
 * <p>It also knows which of the promised members are missing, so that reading one says why. Immutable, but for the JSON
 * trees, which are not to be changed.
 */
public final class Unmodelled {

    /** Nothing: all that came fits. */
    public static final Unmodelled NONE = new Unmodelled(Map.of(), Map.of(), null, null);

    private final Map<String, JsonNode> members;
    private final Map<String, DecodingProblem> problems;
    private final @Nullable JsonNode whole;
    private final @Nullable DecodingProblem wholeProblem;

    private Unmodelled(
            Map<String, JsonNode> members,
            Map<String, DecodingProblem> problems,
            @Nullable JsonNode whole,
            @Nullable DecodingProblem wholeProblem) {
        this.members = Collections.unmodifiableMap(members);
        this.problems = Collections.unmodifiableMap(problems);
        this.whole = whole;
        this.wholeProblem = wholeProblem;
    }

    /** Members to be written in addition to those of the type, in this order. */
    public static Unmodelled of(Map<String, JsonNode> members) {
        return of(new LinkedHashMap<>(members), Map.of());
    }

    static Unmodelled of(Map<String, JsonNode> members, Map<String, DecodingProblem> problems) {
        return members.isEmpty() && problems.isEmpty() ? NONE : new Unmodelled(members, problems, null, null);
    }

    static Unmodelled whole(JsonNode json, DecodingProblem problem) {
        return new Unmodelled(Map.of(), Map.of(), json, problem);
    }

    /** The members that are not in the type or do not fit it, in the order in which they came. */
    public Map<String, JsonNode> members() {
        return members;
    }

    /** The value as a whole, if it is not even an object. */
    public Optional<JsonNode> whole() {
        return Optional.ofNullable(whole);
    }

    /** Whether there is nothing of the kind, and no promised member is missing. */
    public boolean isEmpty() {
        return members.isEmpty() && problems.isEmpty() && whole == null;
    }

    /**
     * The value of a promised member, for the accessors of generated types.
     *
     * @throws UnreadableMemberException if it is missing or did not fit
     * @throws IllegalStateException if it was left out by whoever made the value
     */
    public <T> T promised(String member, @Nullable T value) {
        if (value == null) {
            DecodingProblem problem = problemOf(member);
            if (problem == null) {
                throw new IllegalStateException("'" + member + "' is null, though nothing says that it is missing");
            }
            throw new UnreadableMemberException(problem);
        }
        return value;
    }

    /**
     * The value of an optional member, for the accessors of generated types.
     *
     * @return the value; null if the server did not send it
     * @throws UnreadableMemberException if it did not fit
     */
    public <T> @Nullable T optional(String member, @Nullable T value) {
        if (value == null) {
            DecodingProblem problem = problemOf(member);
            if (problem != null) {
                throw new UnreadableMemberException(problem);
            }
        }
        return value;
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

    /** The JSON that is kept; empty braces if there is none. */
    @Override
    public String toString() {
        return whole != null
                ? QmpJson.write(whole)
                : members.entrySet().stream()
                        .map(member -> member.getKey() + "=" + QmpJson.write(member.getValue()))
                        .collect(Collectors.joining(", ", "{", "}"));
    }

    private @Nullable DecodingProblem problemOf(String member) {
        return wholeProblem != null ? wholeProblem : problems.get(member);
    }
}
