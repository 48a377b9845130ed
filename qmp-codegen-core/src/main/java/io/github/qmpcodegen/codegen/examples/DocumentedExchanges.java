package io.github.qmpcodegen.codegen.examples;

import io.github.qmpcodegen.codegen.schema.Command;
import io.github.qmpcodegen.codegen.schema.Event;
import io.github.qmpcodegen.codegen.schema.Example;
import io.github.qmpcodegen.codegen.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The example exchanges in the documentation of an interface, as a JSON array with one on each line: an object with the
 * {@code request} and the {@code replies}, which are one answer and the events around it. Examples that could not be
 * read as JSON, and requests without an answer, are left out.
 */
public final class DocumentedExchanges {

    /** The name of the resource beside the generated code. */
    public static final String FILE = "qmp-examples.json";

    private final List<ObjectNode> exchanges = new ArrayList<>();
    private @Nullable JsonNode request;
    private ArrayNode replies = JsonNodeFactory.instance.arrayNode();

    private DocumentedExchanges() {}

    /** Returns the JSON text, which ends with a line feed. */
    public static String write(Schema schema) {
        DocumentedExchanges all = new DocumentedExchanges();
        for (Command command : schema.commands()) {
            command.examples().forEach(all::add);
        }
        for (Event event : schema.events()) {
            event.examples().forEach(all::add);
        }
        return all.exchanges.stream().map(JsonNode::toString).collect(Collectors.joining(",\n", "[\n", "\n]\n"));
    }

    private void add(Example example) {
        for (Example.Message message : example.messages()) {
            JsonNode json = message.value();
            if (message.sender() == Example.Sender.CLIENT) {
                end();
                request = json;
            } else if (json == null) {
                // Part of the answer is lost, and with it the exchange.
                request = null;
            } else {
                replies.add(json);
            }
        }
        end();
    }

    private void end() {
        JsonNode sent = request;
        if (sent != null && sent.path("execute").isString() && answers() == 1) {
            ObjectNode exchange = JsonNodeFactory.instance.objectNode();
            exchange.set("request", sent);
            exchange.set("replies", replies);
            exchanges.add(exchange);
        }
        request = null;
        replies = JsonNodeFactory.instance.arrayNode();
    }

    private long answers() {
        return replies.valueStream()
                .filter(reply -> reply.has("return") || reply.has("error"))
                .count();
    }
}
