package io.github.qmpcodegen.codegen.link.hx;

import io.github.qmpcodegen.codegen.prose.Document;
import io.github.qmpcodegen.codegen.prose.ExampleJson;
import io.github.qmpcodegen.codegen.prose.ProseBlock;
import io.github.qmpcodegen.codegen.schema.Example;
import io.github.qmpcodegen.codegen.schema.Example.Sender;
import io.github.qmpcodegen.codegen.source.DiagnosticSink;
import io.github.qmpcodegen.codegen.source.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The examples of a document, as messages and as values.
 *
 * @param examples the examples as they are shown
 * @param calls the commands that they execute, in order
 * @param events the events that they show, in order
 */
record Exchanges(List<Example> examples, List<Call> calls, List<JsonNode> events) {

    /**
     * A command that an example executes.
     *
     * @param command its name
     * @param arguments its arguments; null when it shows none
     * @param returned the value that the server returns; null when none is shown, or an error
     */
    record Call(
            String command,
            @Nullable JsonNode arguments,
            @Nullable JsonNode returned) {}

    /** Reads the examples of a document; a message that is not JSON and cannot be mended is reported. */
    static Exchanges of(Document document, DiagnosticSink sink) {
        List<Example> examples = new ArrayList<>();
        List<Call> calls = new ArrayList<>();
        List<JsonNode> events = new ArrayList<>();
        List<Example.Message> messages = new ArrayList<>();
        StringBuilder caption = new StringBuilder();
        boolean inExamples = false;
        boolean answered = false;
        for (ProseBlock block : document.blocks()) {
            if (block instanceof ProseBlock.Message message) {
                if (message.fromClient() && answered) {
                    endExample(examples, caption, messages);
                    answered = false;
                }
                Optional<JsonNode> value = read(message, sink);
                messages.add(new Example.Message(
                        message.fromClient() ? Sender.CLIENT : Sender.SERVER,
                        message.text(),
                        value.orElse(null),
                        message.location()));
                value.ifPresent(json -> addValue(json, message.fromClient(), calls, events));
                answered |= !message.fromClient();
                inExamples = true;
            } else {
                if (!messages.isEmpty()) {
                    endExample(examples, caption, messages);
                    answered = false;
                }
                if (block instanceof ProseBlock.Label label) {
                    inExamples = label.kind() == ProseBlock.LabelKind.EXAMPLE;
                    caption.setLength(0);
                    caption.append(inExamples ? label.text() : "");
                } else if (inExamples && block instanceof ProseBlock.Paragraph paragraph) {
                    caption.append(caption.isEmpty() ? "" : " ").append(paragraph.text());
                }
            }
        }
        endExample(examples, caption, messages);
        return new Exchanges(examples, calls, events);
    }

    /** The calls of one command. */
    List<Call> callsOf(String command) {
        return calls.stream().filter(call -> call.command().equals(command)).toList();
    }

    private static void endExample(List<Example> examples, StringBuilder caption, List<Example.Message> messages) {
        if (!messages.isEmpty()) {
            examples.add(new Example(caption.toString(), messages));
            messages.clear();
            caption.setLength(0);
        }
    }

    private static Optional<JsonNode> read(ProseBlock.Message message, DiagnosticSink sink) {
        Optional<JsonNode> value = ExampleJson.read(message.text()).map(ExampleJson.Result::value);
        if (value.isEmpty()) {
            sink.report(
                    Rule.UNREADABLE_EXAMPLE,
                    message.location(),
                    "this example is not valid JSON and could not be repaired; it is ignored");
        }
        return value;
    }

    private static void addValue(JsonNode json, boolean fromClient, List<Call> calls, List<JsonNode> events) {
        if (fromClient) {
            if (json.path("execute").isString()) {
                calls.add(new Call(json.get("execute").stringValue(), json.get("arguments"), null));
            }
        } else if (json.path("event").isString()) {
            events.add(json);
        } else if (json.has("return") && !calls.isEmpty()) {
            Call call = calls.get(calls.size() - 1);
            calls.set(calls.size() - 1, new Call(call.command(), call.arguments(), json.get("return")));
        }
    }
}
