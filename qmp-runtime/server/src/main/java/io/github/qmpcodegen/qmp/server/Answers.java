package io.github.qmpcodegen.qmp.server;

import io.github.qmpcodegen.qmp.QmpRegistry;
import io.github.qmpcodegen.qmp.codec.QmpJson;
import io.github.qmpcodegen.qmp.server.internal.json.WireText;
import io.github.qmpcodegen.qmp.server.internal.schema.CommandSchema;
import io.github.qmpcodegen.qmp.server.internal.schema.IntrospectedSchema;
import io.github.qmpcodegen.qmp.server.internal.schema.RefusedArgumentException;
import io.github.qmpcodegen.qmp.server.internal.schema.RegistrySchema;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A server's answers to commands: from its handlers, its simulations, what it knows about itself, and the
 * documentation's examples. Thread-safe.
 */
final class Answers {
    private final Map<String, CommandHandler> byName = new ConcurrentHashMap<>();
    private final Consumer<JsonNode> events;
    private final Supplier<JsonNode> version;
    private final List<Simulation> simulations = new CopyOnWriteArrayList<>();
    private volatile Function<ReceivedRequest, Optional<JsonNode>> others = request -> Optional.empty();
    private volatile @Nullable CommandSchema schema;
    private volatile @Nullable JsonNode introspection;
    private volatile @Nullable QmpExamples examples;

    /**
     * Creates answers to nothing.
     *
     * @param events sends an event that goes with an answer
     * @param version gives the version that the server greets with
     */
    Answers(Consumer<JsonNode> events, Supplier<JsonNode> version) {
        this.events = events;
        this.version = version;
    }

    void registry(QmpRegistry types) {
        if (schema == null) {
            schema = new RegistrySchema(types);
        }
    }

    void introspection(JsonNode described) {
        schema = new IntrospectedSchema(described);
        introspection = described;
    }

    void simulate(Simulation simulation) {
        simulations.add(simulation);
    }

    void examples(QmpExamples documented) {
        examples = documented;
    }

    void on(String command, CommandHandler handler) {
        byName.put(command, handler);
    }

    void onOthers(Function<ReceivedRequest, Optional<JsonNode>> handler) {
        others = handler;
    }

    /**
     * Returns what a command returns, and what happens after that.
     *
     * @throws CommandError if it fails
     */
    Simulation.Answer to(ReceivedRequest request) {
        check(request);
        CommandHandler handler = byName.get(request.command());
        if (handler != null) {
            return Simulation.Answer.of(WireText.of(QmpJson.parse(handler.answer(request))));
        }
        Optional<JsonNode> other = others.apply(request);
        if (other.isPresent()) {
            return Simulation.Answer.of(WireText.of(other.get()));
        }
        for (Simulation simulation : simulations) {
            Simulation.Answer simulated = simulation.answer(request);
            if (simulated != null) {
                return simulated;
            }
        }
        return Simulation.Answer.of(described(request));
    }

    private String described(ReceivedRequest request) {
        // An example shows one server of many, and lists shortened; what this one is, it knows itself.
        Optional<String> known = ofItself(request.command());
        if (known.isPresent()) {
            return known.get();
        }
        QmpExamples documented = examples;
        Optional<QmpExamples.Exchange> exchange =
                documented == null ? Optional.empty() : documented.find(request.command(), request.arguments());
        if (exchange.isPresent()) {
            return shown(exchange.get());
        }
        throw new CommandError("this server has no answer to '" + request.command() + "': no handler was set"
                + (documented == null ? " with on(…)" : ", and the documentation has no example"));
    }

    /** What the server can answer by itself: its version, and what its schema has. */
    private Optional<String> ofItself(String command) {
        CommandSchema known = schema;
        return switch (command) {
            case "query-version" -> Optional.of(WireText.of(version.get()));
            case "query-commands" -> Optional.ofNullable(known).map(has -> named(has.commands()));
            case "query-events" -> Optional.ofNullable(known).map(has -> named(has.events()));
            case "query-qmp-schema" -> Optional.ofNullable(introspection).map(WireText::of);
            default -> Optional.empty();
        };
    }

    private void check(ReceivedRequest request) {
        String command = request.command();
        CommandSchema known = schema;
        if (known != null && known.commands().contains(command)) {
            if (request.outOfBand() && !known.allowsOutOfBand(command, request.arguments())) {
                throw new CommandError("The command " + command + " does not support OOB");
            }
            try {
                known.check(command, request.arguments());
            } catch (RefusedArgumentException e) {
                throw new CommandError(String.valueOf(e.getMessage()));
            }
        } else if (!byName.containsKey(command) && !isSimulated(command) && !isDocumented(command)) {
            throw new CommandError("CommandNotFound", "The command " + command + " has not been found");
        }
    }

    private boolean isSimulated(String command) {
        return schema == null && simulations.stream().anyMatch(simulation -> simulation.has(command));
    }

    private boolean isDocumented(String command) {
        QmpExamples documented = examples;
        return schema == null && documented != null && documented.has(command);
    }

    private String shown(QmpExamples.Exchange exchange) {
        exchange.events().forEach(events);
        JsonNode error = exchange.reply().get("error");
        if (error != null) {
            throw new CommandError(
                    error.path("class").asString("GenericError"),
                    error.path("desc").asString(""));
        }
        return WireText.of(exchange.reply().path("return"));
    }

    private static String named(List<String> names) {
        ArrayNode entities = JsonNodeFactory.instance.arrayNode();
        names.forEach(name -> entities.addObject().put("name", name));
        return WireText.of(entities);
    }
}
