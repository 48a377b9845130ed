package io.github.qmpcodegen.qmp.codec;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads an object member by member, for generated code.
 *
 * <p>What a server sends is read with {@link #promised} and {@link #optional} and ended with {@link #rest()}, which
 * keeps all that was not read. What a client sends is read with {@link #required} and {@link #optional} and ended with
 * {@link #end()}, which refuses it. For one object and one thread.
 */
public final class MemberReader {

    private static final ObjectNode NO_MEMBERS = JsonNodeFactory.instance.objectNode();

    private final JsonNode json;
    private final Decoding decoding;

    /** Which of the object's members were read, each once; for the few there are, a list costs less than a set. */
    private final List<String> read = new ArrayList<>();

    /** What is wrong with which member, in the order in which it was found; an own map once there is something. */
    private Map<String, DecodingProblem> problems = Map.of();

    private final @Nullable DecodingProblem wholeProblem;

    MemberReader(JsonNode json, Decoding decoding) {
        this.json = json;
        this.decoding = decoding;
        this.wholeProblem = json.isObject()
                ? null
                : decoding.report(DecodingProblem.Kind.WRONG_KIND, Decoders.mismatch(json, "an object"), json);
    }

    /** Reads a member that the schema promises; null if it is missing or does not fit, which is remembered. */
    public <T> @Nullable T promised(String name, Decoder<T> decoder) {
        T value = optional(name, decoder);
        if (value == null && wholeProblem == null && !problems.containsKey(name)) {
            remember(name, decoding.report(DecodingProblem.Kind.MISSING, name, "is missing", null));
        }
        return value;
    }

    /** Reads a member that may be missing; null if it is missing or does not fit, the latter of which is remembered. */
    public <T> @Nullable T optional(String name, Decoder<T> decoder) {
        JsonNode value = json.get(name);
        if (value == null) {
            return null;
        }
        addRead(name);
        try {
            return decoding.within(name, value, decoder);
        } catch (MisfitException e) {
            remember(name, decoding.report(e, name, value));
            return null;
        }
    }

    /**
     * Reads a member that the sender has to give.
     *
     * @throws QmpDecodingException if it is missing or does not fit
     */
    public <T> T required(String name, Decoder<T> decoder) {
        T value = promised(name, decoder);
        if (value == null) {
            throw new QmpDecodingException(List.of(wholeProblem != null ? wholeProblem : problems.get(name)));
        }
        return value;
    }

    /** Passes over the member that told which branch of a union this is. */
    public MemberReader tag(String name) {
        if (json.has(name)) {
            addRead(name);
        }
        return this;
    }

    /** Takes all members that were not read so far, in their order. */
    public Map<String, JsonNode> others() {
        Map<String, JsonNode> others = unread();
        read.addAll(others.keySet());
        return others;
    }

    /** Takes all members that were not read so far, as an object. */
    public ObjectNode remainder() {
        ObjectNode remainder = JsonNodeFactory.instance.objectNode();
        remainder.setAll(others());
        return remainder;
    }

    /** Ends the reading: all that was not read or did not fit. */
    public Unmodelled rest() {
        if (wholeProblem != null) {
            return Unmodelled.whole(json, wholeProblem);
        }
        if (allFit()) {
            return Unmodelled.NONE;
        }
        Map<String, JsonNode> kept = unread();
        kept.forEach(this::reportUnknown);
        problems.forEach((name, problem) -> {
            if (problem.value() != null) {
                kept.put(name, problem.value());
            }
        });
        return Unmodelled.of(kept, problems);
    }

    /**
     * Ends the reading.
     *
     * @throws QmpDecodingException if a member was not read or did not fit
     */
    public void end() {
        if (wholeProblem != null) {
            throw new QmpDecodingException(List.of(wholeProblem));
        }
        if (!allFit()) {
            unread().forEach(this::reportUnknown);
            throw new QmpDecodingException(List.copyOf(problems.values()));
        }
    }

    /** Whether there is nothing to keep and nothing to refuse: so it is with most objects. */
    private boolean allFit() {
        return problems.isEmpty() && read.size() == json.size();
    }

    private void addRead(String name) {
        if (!read.contains(name)) {
            read.add(name);
        }
    }

    private void reportUnknown(String name, JsonNode value) {
        remember(name, decoding.report(DecodingProblem.Kind.UNKNOWN_MEMBER, name, "is not in the schema", value));
    }

    private void remember(String name, DecodingProblem problem) {
        if (problems.isEmpty()) {
            problems = new LinkedHashMap<>();
        }
        problems.put(name, problem);
    }

    private Map<String, JsonNode> unread() {
        Set<String> taken = new HashSet<>(read);
        Map<String, JsonNode> unread = new LinkedHashMap<>();
        JsonNode members = json.isObject() ? json : NO_MEMBERS;
        for (Map.Entry<String, JsonNode> member : members.properties()) {
            if (!taken.contains(member.getKey())) {
                unread.put(member.getKey(), member.getValue());
            }
        }
        return unread;
    }
}
