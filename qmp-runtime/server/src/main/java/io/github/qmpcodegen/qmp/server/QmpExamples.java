package io.github.qmpcodegen.qmp.server;

import io.github.qmpcodegen.qmp.QmpRegistry;
import io.github.qmpcodegen.qmp.codec.QmpJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * The exchanges that the documentation of an interface shows, as {@code generate --examples} writes them into the file
 * {@value #RESOURCE} beside the code. Immutable if nobody changes the JSON.
 */
public final class QmpExamples {

    /** The name of the resource in the folder of the generated package. */
    public static final String RESOURCE = "qmp-examples.json";

    private final List<Exchange> exchanges;

    private QmpExamples(List<Exchange> exchanges) {
        this.exchanges = List.copyOf(exchanges);
    }

    /**
     * A command and its answer.
     *
     * @param command the command's name
     * @param arguments its arguments, an empty object for none
     * @param events the events that come with the answer: before it, as QEMU sends them
     * @param reply the answer, with a member {@code return} or {@code error}
     */
    public record Exchange(String command, JsonNode arguments, List<JsonNode> events, JsonNode reply) {

        /** Copies the list. */
        public Exchange {
            events = List.copyOf(events);
        }
    }

    /**
     * The examples that were generated beside a package. If that is in a named module, it must be open to this one.
     *
     * @param registry the package's
     * @throws IllegalArgumentException if there are none
     */
    public static QmpExamples of(QmpRegistry registry) {
        Class<?> beside = registry.getClass();
        try (InputStream resource = beside.getResourceAsStream(RESOURCE)) {
            if (resource == null) {
                throw new IllegalArgumentException("there is no " + RESOURCE + " beside " + beside.getName()
                        + ": generate it with --examples, or <examples>true</examples> in Maven");
            }
            return parse(new String(resource.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The examples of a text: a JSON array of objects with the members {@code request} and {@code replies}, one of which
     * is the answer and all others events.
     *
     * @throws IllegalArgumentException if it is of another form
     */
    public static QmpExamples parse(String json) {
        List<Exchange> exchanges = new ArrayList<>();
        try {
            for (JsonNode shown : QmpJson.parse(json)) {
                exchanges.add(exchange(shown.path("request"), shown.path("replies")));
            }
        } catch (JacksonException e) {
            throw new IllegalArgumentException("the examples are not JSON: " + e.getOriginalMessage(), e);
        }
        return new QmpExamples(exchanges);
    }

    private static Exchange exchange(JsonNode request, JsonNode replies) {
        List<JsonNode> events = new ArrayList<>();
        List<JsonNode> answers = new ArrayList<>();
        replies.forEach(reply -> (reply.has("return") || reply.has("error") ? answers : events).add(reply));
        if (!request.path("execute").isString() || answers.size() != 1) {
            throw new IllegalArgumentException("an example is not a request with one answer: " + request);
        }
        JsonNode arguments = request.get("arguments");
        return new Exchange(
                request.path("execute").stringValue(),
                arguments == null ? JsonNodeFactory.instance.objectNode() : arguments,
                events,
                answers.get(0));
    }

    /** All exchanges, in the order of the documentation. */
    public List<Exchange> exchanges() {
        return exchanges;
    }

    /** Whether a command is shown. */
    public boolean has(String command) {
        return exchanges.stream().anyMatch(exchange -> exchange.command().equals(command));
    }

    /** The exchange of a command with these arguments, or else the first of the command; empty if there is none. */
    public Optional<Exchange> find(String command, JsonNode arguments) {
        List<Exchange> shown = exchanges.stream()
                .filter(exchange -> exchange.command().equals(command))
                .toList();
        return shown.stream()
                .filter(exchange -> exchange.arguments().equals(arguments))
                .findFirst()
                .or(() -> shown.stream().findFirst());
    }
}
