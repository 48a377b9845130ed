package io.github.qmpcodegen.qmp.codec;

import io.github.qmpcodegen.qmp.internal.json.JsonTrees;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.databind.JsonNode;

/**
 * The decoding of one message: it knows what is decoded, and collects what does not fit.
 *
 * <p>A lenient owner may look at the {@link #problems()}; a strict one calls {@link #requireNoProblems()}. For one
 * message and one thread.
 */
public final class Decoding {

    private final ProblemCollector problems;

    private Decoding(String subject, String root) {
        problems = new ProblemCollector(subject, root);
    }

    /** Returns a decoding of the return value of a command. */
    public static Decoding ofReturn(String command) {
        return new Decoding(command, "return");
    }

    /** Returns a decoding of the arguments of a command. */
    public static Decoding ofArguments(String command) {
        return new Decoding(command, "arguments");
    }

    /** Returns a decoding of the data of an event. */
    public static Decoding ofData(String event) {
        return new Decoding(event, DecodingProblem.DATA);
    }

    /** What has not fitted so far, in the order in which it was found. */
    public List<DecodingProblem> problems() {
        return problems.problems();
    }

    /** What has not fitted so far in any of the releases that the types were generated from. */
    public List<DecodingProblem> errors() {
        return DecodingProblem.errors(problems.problems());
    }

    /**
     * Throws an exception if there are {@link #errors()}.
     *
     * @throws QmpDecodingException if there are; the exception has all of them
     */
    public void requireNoProblems() {
        List<DecodingProblem> found = errors();
        if (!found.isEmpty()) {
            throw new QmpDecodingException(found);
        }
    }

    /**
     * Decodes a JSON tree.
     *
     * @throws QmpDecodingException if the value does not fit and its type cannot keep it
     */
    public <T> T decode(JsonNode json, QmpReader.ElementReader<T> reader) {
        try (JsonParser parser = json.traverse(ObjectReadContext.empty())) {
            return new QmpReader(parser, problems).whole(reader);
        }
    }

    /**
     * Decodes the whole message with the code of a type, and converts the exceptions of that code.
     *
     * @param json the value, for the exception
     * @param decoder returns the decoded value
     * @throws QmpDecodingException if the decoder throws an exception; {@link Error}s are passed on
     */
    public <T> T guarded(JsonNode json, Callable<T> decoder) {
        try {
            return decoder.call();
        } catch (QmpDecodingException e) {
            throw e;
        } catch (Exception e) {
            String reason = "cannot be read as its type: " + e;
            throw new QmpDecodingException(List.of(report(DecodingProblem.Kind.WRONG_KIND, reason, json)), e);
        }
    }

    /**
     * Decodes the bytes of one JSON value, which may have white space around it.
     *
     * @throws QmpDecodingException if the value does not fit and its type cannot keep it
     * @throws JacksonException if it is not one JSON value, has an object with the same key twice, or is nested deeper
     *     than {@value QmpJson#MAX_NESTING}
     */
    public <T> T decode(byte[] utf8, int offset, int length, QmpReader.ElementReader<T> reader) {
        try (JsonParser parser = JsonTrees.parser(utf8, offset, length)) {
            return new QmpReader(parser, problems, utf8, offset, offset + length).whole(reader);
        }
    }

    /**
     * Decodes the next JSON value of a parser, within the parser's limits.
     *
     * @param parser positioned before the value; stays open
     * @param utf8 the bytes that the parser reads
     * @param start where in these the parser started
     * @param end where in these the value ends
     * @throws QmpDecodingException if the value does not fit and its type cannot keep it
     * @throws JacksonException if it is not a JSON value, has an object with the same key twice, or exceeds the limits
     */
    public <T> T decode(JsonParser parser, byte[] utf8, int start, int end, QmpReader.ElementReader<T> reader) {
        return new QmpReader(parser, problems, utf8, start, end).next(reader);
    }

    /** Reports a problem of the decoded value as a whole. */
    public DecodingProblem report(DecodingProblem.Kind kind, String reason, @Nullable JsonNode value) {
        return problems.report(kind, problems.root(), reason, value);
    }
}
