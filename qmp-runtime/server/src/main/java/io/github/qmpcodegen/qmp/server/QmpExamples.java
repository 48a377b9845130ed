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
 * The example exchanges in the documentation of an interface, which {@code generate --examples} writes to the file
 * {@value #RESOURCE} beside the code. Immutable as long as nobody changes the JSON.
 */
public final class QmpExamples {

    /** The name of the resource in the folder of the generated package. */
    public static final String RESOURCE = "qmp-examples.json";

    private final List<Exchange> exchanges;

    private QmpExamples(List<Exchange> exchanges) {
        this.exchanges = List.copyOf(exchanges);
    }

    /**
     * A command and its answer, with the events around it.
     *
     * @param command the command's name
     * @param arguments its arguments, an empty object for none
     * @param events the events that come before the answer, as QEMU sends them
     * @param reply the answer, with a member {@code return} or {@code error}
     */
    public record Exchange(String command, JsonNode arguments, List<JsonNode> events, JsonNode reply) {

        /** Copies the list. */
        public Exchange {
            events = List.copyOf(events);
        }
    }

    /**
     * Returns the examples that were generated beside a package. If the package is in a named module, it must be open
     * to this one.
     *
     * @param registry the package's registry
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
     * Reads examples from a text: a JSON array of objects with the members {@code request} and {@code replies}; one of
     * the replies is the answer, all others are events.
     *
     * @throws IllegalArgumentException if the text has another form
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

    /** Whether there is an example of a command. */
    public boolean has(String command) {
        return exchanges.stream().anyMatch(exchange -> exchange.command().equals(command));
    }

    /**
     * Returns the exchange of a command with these arguments, or else the command's first one; empty if there is none.
     */
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
