package io.github.qmpcodegen.qmp.codec;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The decoding of one message: knows where in the message it is, and collects what does not fit.
 *
 * <p>A lenient owner looks at the {@link #problems()} if it cares to; a strict one calls {@link #requireNoProblems()}.
 * For one message and one thread.
 */
public final class Decoding {

    /** How the paths begin of what is in an event. */
    static final String DATA = "data";

    private final String subject;
    private final String root;
    private final Deque<Object> path = new ArrayDeque<>();
    private final List<DecodingProblem> problems = new ArrayList<>();

    private Decoding(String subject, String root) {
        this.subject = subject;
        this.root = root;
    }

    /** Starts to decode the return value of a command. */
    public static Decoding ofReturn(String command) {
        return new Decoding(command, "return");
    }

    /** Starts to decode the arguments of a command. */
    public static Decoding ofArguments(String command) {
        return new Decoding(command, "arguments");
    }

    /** Starts to decode the data of an event. */
    public static Decoding ofData(String event) {
        return new Decoding(event, DATA);
    }

    /** What did not fit so far, in the order in which it was found. */
    public List<DecodingProblem> problems() {
        return List.copyOf(problems);
    }

    /**
     * Does nothing unless something did not fit.
     *
     * @throws QmpDecodingException if there are problems; it has all of them
     */
    public void requireNoProblems() {
        if (!problems.isEmpty()) {
            throw new QmpDecodingException(problems);
        }
    }

    /** Starts to read an object member by member; a JSON value of another kind is kept as a whole. */
    public MemberReader members(JsonNode json) {
        return new MemberReader(json, this);
    }

    /**
     * Decodes the whole of the message.
     *
     * @throws QmpDecodingException if the value does not fit and its type has no place to keep it
     */
    public <T> T whole(JsonNode json, Decoder<T> decoder) {
        try {
            return decoder.decode(json, this);
        } catch (MisfitException e) {
            throw new QmpDecodingException(List.of(report(e, null, json)));
        }
    }

    /**
     * Decodes the whole of the message by the code of a type, whatever that throws.
     *
     * @param json the value, for the exception
     * @param decoder returns the decoded value
     * @throws QmpDecodingException if it throws; an error is passed on
     */
    public <T> T guarded(JsonNode json, Callable<T> decoder) {
        try {
            return decoder.call();
        } catch (QmpDecodingException e) {
            throw e;
        } catch (MisfitException e) {
            throw new QmpDecodingException(List.of(report(e, null, json)), e);
        } catch (Exception e) {
            String reason = "cannot be read as its type: " + e;
            throw new QmpDecodingException(List.of(report(DecodingProblem.Kind.WRONG_KIND, reason, json)), e);
        }
    }

    /**
     * Decodes a value of an enumeration; one that it does not have is kept and reported.
     *
     * @param of gives the value of a text
     * @throws MisfitException if the JSON value is not a string
     */
    public <E extends QmpEnum> E enumeration(JsonNode json, Function<String, E> of) {
        E value = of.apply(Decoders.text(json));
        if (!value.isKnown()) {
            report(
                    DecodingProblem.Kind.UNKNOWN_VALUE,
                    "is \"" + value.text() + "\", which the schema does not have",
                    json);
        }
        return value;
    }

    /** The text of the member that tells the branches of a union apart; empty if there is none. */
    public String tag(JsonNode json, String name) {
        return json.path(name).asString("");
    }

    /** Reports something about the value that is being decoded. */
    public DecodingProblem report(DecodingProblem.Kind kind, String reason, @Nullable JsonNode value) {
        return report(kind, null, reason, value);
    }

    DecodingProblem report(
            DecodingProblem.Kind kind, @Nullable String member, String reason, @Nullable JsonNode value) {
        DecodingProblem problem = new DecodingProblem(kind, subject, pathTo(member), reason, value);
        problems.add(problem);
        return problem;
    }

    DecodingProblem report(MisfitException misfit, @Nullable String member, JsonNode value) {
        return report(misfit.kind(), member, String.valueOf(misfit.getMessage()), value);
    }

    <T> T within(Object step, JsonNode json, Decoder<T> decoder) {
        path.addLast(step);
        try {
            return decoder.decode(json, this);
        } finally {
            path.removeLast();
        }
    }

    private String pathTo(@Nullable String member) {
        StringBuilder text = new StringBuilder(root);
        for (Iterator<Object> steps = path.iterator(); steps.hasNext(); ) {
            Object step = steps.next();
            if (step instanceof Integer) {
                text.append('[').append(step).append(']');
            } else {
                text.append('.').append(step);
            }
        }
        return member == null
                ? text.toString()
                : text.append('.').append(member).toString();
    }
}
