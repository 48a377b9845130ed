package io.github.qmpcodegen.codegen.join;

import io.github.qmpcodegen.codegen.schema.Command;
import io.github.qmpcodegen.codegen.schema.Event;
import io.github.qmpcodegen.codegen.schema.Example;
import io.github.qmpcodegen.codegen.schema.Schema;
import io.github.qmpcodegen.qmp.EventTimestamp;
import io.github.qmpcodegen.qmp.QmpRegistry;
import io.github.qmpcodegen.qmp.QmpRequest;
import io.github.qmpcodegen.qmp.codec.Decoding;
import io.github.qmpcodegen.qmp.codec.DecodingProblem;
import io.github.qmpcodegen.qmp.codec.QmpDecodingException;
import io.github.qmpcodegen.qmp.codec.QmpJson;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** A request, a reply or an event. */
sealed interface Message {

    /** What is to be read: the arguments, the return value, the data. */
    JsonNode content();

    /** The command or event. */
    String subject();

    Decoding decoding();

    Object decode(QmpRegistry registry, Decoding decoding);

    record Request(String subject, JsonNode content) implements Message {
        @Override
        public Decoding decoding() {
            return Decoding.ofArguments(subject);
        }

        @Override
        public QmpRequest<?> decode(QmpRegistry registry, Decoding decoding) {
            return registry.decodeRequest(subject, content, decoding)
                    .orElseThrow(() -> new QmpDecodingException(List.of(
                            decoding.report(DecodingProblem.Kind.UNKNOWN_VALUE, "are of an unknown command", null))));
        }
    }

    /** Has the request as well, which knows of what type the reply is. */
    record Reply(Request request, JsonNode content) implements Message {
        @Override
        public String subject() {
            return request.subject();
        }

        @Override
        public Decoding decoding() {
            return Decoding.ofReturn(subject());
        }

        @Override
        public Object decode(QmpRegistry registry, Decoding decoding) {
            return request.decode(registry, request.decoding()).decodeReturn(content, decoding);
        }
    }

    record Happening(String subject, JsonNode content) implements Message {
        @Override
        public Decoding decoding() {
            return Decoding.ofData(subject);
        }

        @Override
        public Object decode(QmpRegistry registry, Decoding decoding) {
            return registry.decodeEvent(subject, new EventTimestamp(1, 2), content, decoding);
        }
    }

    /** Messages that a schema allows, drawn at random: each of its commands and events equally often. */
    static List<Message> drawn(Schema schema, RandomValues values, int times) {
        List<Message> messages = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            Command command = schema.commands().get(i % schema.commands().size());
            Request request = new Request(command.name(), reread(values.object(command.arguments())));
            messages.add(request);
            if (command.successResponse()) {
                messages.add(new Reply(request, reread(values.value(command.returns()))));
            }
            if (!schema.events().isEmpty()) {
                Event event = schema.events().get(i % schema.events().size());
                messages.add(new Happening(event.name(), reread(values.object(event.data()))));
            }
        }
        return messages;
    }

    /** The messages in the examples of a schema, but for those that could not be read as JSON, and errors. */
    static List<Message> documented(Schema schema) {
        return Stream.concat(
                        schema.commands().stream().map(Command::examples),
                        schema.events().stream().map(Event::examples))
                .flatMap(List::stream)
                .flatMap(example -> in(example).stream())
                .toList();
    }

    private static List<Message> in(Example example) {
        List<Message> messages = new ArrayList<>();
        @Nullable Request request = null;
        for (Example.Message shown : example.messages()) {
            JsonNode json = shown.value();
            boolean sent = shown.sender() == Example.Sender.CLIENT;
            if (sent && json != null) {
                String command =
                        json.path("execute").asString(json.path("exec-oob").asString(""));
                request = new Request(command, inner(json, "arguments"));
                messages.add(request);
            } else if (sent) {
                request = null;
            } else if (json != null && json.has("event")) {
                messages.add(new Happening(json.path("event").asString(""), inner(json, "data")));
            } else if (json != null && json.has("return") && request != null) {
                messages.add(new Reply(request, inner(json, "return")));
            }
        }
        return messages;
    }

    private static JsonNode inner(JsonNode json, String name) {
        JsonNode inner = json.get(name);
        return reread(inner == null ? JsonNodeFactory.instance.objectNode() : inner);
    }

    /** With its numbers in the classes that those of a message have. */
    private static JsonNode reread(JsonNode json) {
        return QmpJson.parse(QmpJson.write(json));
    }
}
