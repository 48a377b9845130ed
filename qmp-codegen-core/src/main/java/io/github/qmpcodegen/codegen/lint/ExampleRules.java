package io.github.qmpcodegen.codegen.lint;

import io.github.qmpcodegen.codegen.schema.Command;
import io.github.qmpcodegen.codegen.schema.Event;
import io.github.qmpcodegen.codegen.schema.Example;
import io.github.qmpcodegen.codegen.schema.Schema;
import io.github.qmpcodegen.codegen.source.DiagnosticSink;
import io.github.qmpcodegen.codegen.source.Rule;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** The rules on examples: they are JSON, and the server of this interface would exchange them so. */
final class ExampleRules {

    /** What stands for something left out. */
    private static final String ELISION = "...";

    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final JsonNode EMPTY = JsonNodeFactory.instance.objectNode();

    private final DiagnosticSink sink;
    private final ExampleFit fit;
    private final Map<String, Command> commands;
    private final Map<String, Event> events;

    ExampleRules(Schema schema, DiagnosticSink sink) {
        this.sink = sink;
        this.fit = new ExampleFit(schema, sink);
        this.commands = byName(schema.commands(), Command::name);
        this.events = byName(schema.events(), Event::name);
    }

    private static <T> Map<String, T> byName(List<T> things, Function<T, String> name) {
        return things.stream().collect(Collectors.toMap(name, Function.identity(), (first, second) -> first));
    }

    /** Checks what is shown in one place; a reply belongs to the command executed last. */
    void check(List<Example> examples) {
        for (Example example : examples) {
            Command executed = null;
            for (Example.Message message : example.messages()) {
                JsonNode value = message.value();
                if (value == null) {
                    // That it is not JSON was reported when it was parsed.
                    executed = message.sender() == Example.Sender.CLIENT ? null : executed;
                    continue;
                }
                checkNotation(message);
                boolean elided = message.text().contains(ELISION);
                if (message.sender() == Example.Sender.CLIENT) {
                    executed = checkRequest(value, message, elided);
                } else {
                    checkAnswer(value, message, executed, elided);
                }
            }
        }
    }

    private void checkNotation(Example.Message message) {
        try {
            STRICT.readTree(message.text());
        } catch (JacksonException e) {
            boolean elided = message.text().contains(ELISION);
            sink.report(
                    elided ? Rule.ELIDED_EXAMPLE : Rule.MENDED_EXAMPLE,
                    message.location(),
                    elided
                            ? "this example is not valid JSON, because part of it is left out"
                            : "this example is not valid JSON; its meaning had to be guessed");
        }
    }

    private @Nullable Command checkRequest(JsonNode value, Example.Message message, boolean elided) {
        String name = value.path("execute").asString(value.path("exec-oob").asString(""));
        if (name.isEmpty() || commands.isEmpty()) {
            return null;
        }
        Command command = commands.get(name);
        if (command == null) {
            sink.report(
                    Rule.EXAMPLE_UNKNOWN_COMMAND,
                    message.location(),
                    "this example executes '" + name + "', which is not a command of this interface");
            return null;
        }
        JsonNode arguments = value.path("arguments");
        fit.checkObject(
                arguments.isMissingNode() ? EMPTY : arguments,
                command.arguments(),
                new ExampleFit.Context("the arguments of '" + name + "'", message.location(), elided));
        return command;
    }

    private void checkAnswer(JsonNode value, Example.Message message, @Nullable Command executed, boolean elided) {
        String name = value.path("event").asString("");
        if (!name.isEmpty()) {
            checkEvent(name, value, message, elided);
        } else if (value.has("return") && executed != null) {
            fit.checkReturned(
                    value.get("return"),
                    executed,
                    new ExampleFit.Context("the reply of '" + executed.name() + "'", message.location(), elided));
        }
    }

    private void checkEvent(String name, JsonNode value, Example.Message message, boolean elided) {
        Event event = events.get(name);
        if (event != null) {
            JsonNode data = value.path("data");
            fit.checkObject(
                    data.isMissingNode() ? EMPTY : data,
                    event.data(),
                    new ExampleFit.Context("the data of '" + name + "'", message.location(), elided));
        } else if (!events.isEmpty()) {
            sink.report(
                    Rule.EXAMPLE_UNKNOWN_EVENT,
                    message.location(),
                    "this example shows '" + name + "', which is not an event of this interface");
        }
    }
}
