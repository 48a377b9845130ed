package io.github.qmpcodegen.qmp.testing;

import io.github.qmpcodegen.qmp.QmpRegistry;
import io.github.qmpcodegen.qmp.QmpRequest;
import io.github.qmpcodegen.qmp.codec.Decoding;
import io.github.qmpcodegen.qmp.codec.QmpDecodingException;
import io.github.qmpcodegen.qmp.codec.QmpJson;
import io.github.qmpcodegen.qmp.testing.internal.json.WireText;
import io.github.qmpcodegen.qmp.testing.internal.schema.CommandSchema;
import io.github.qmpcodegen.qmp.testing.internal.schema.IntrospectedSchema;
import io.github.qmpcodegen.qmp.testing.internal.schema.MisfitException;
import io.github.qmpcodegen.qmp.testing.internal.schema.RegistrySchema;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** What a server answers to commands: what a test has said, else what the documentation shows. Thread-safe. */
final class Answers {
    private final Map<String, FakeQmpHandler> byName = new ConcurrentHashMap<>();
    private final Map<Class<?>, Function<QmpRequest<?>, Object>> byType = new ConcurrentHashMap<>();
    private final Consumer<JsonNode> events;
    private final Supplier<JsonNode> version;
    private volatile @Nullable QmpRegistry registry;
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
        registry = types;
        if (schema == null) {
            schema = new RegistrySchema(types);
        }
    }

    void introspection(JsonNode described) {
        schema = new IntrospectedSchema(described);
        introspection = described;
    }

    void examples(QmpExamples documented) {
        examples = documented;
    }

    void on(String command, FakeQmpHandler handler) {
        byName.put(command, handler);
    }

    <R, Q extends QmpRequest<R>> void on(Class<Q> type, Function<? super Q, ? extends R> handler) {
        String typesPackage = registered().getClass().getPackageName();
        if (!type.getPackageName().equals(typesPackage)) {
            throw new IllegalArgumentException(
                    type.getName() + " is not of " + typesPackage + ", the package that this server was given");
        }
        byType.put(type, request -> handler.apply(type.cast(request)));
    }

    QmpRegistry registered() {
        QmpRegistry types = registry;
        if (types == null) {
            throw new IllegalStateException("this server has no generated types: give it their registry(…) first");
        }
        return types;
    }

    /** The types, if there are any. */
    Optional<QmpRegistry> registry() {
        return Optional.ofNullable(registry);
    }

    /**
     * The JSON text of what a command returns.
     *
     * @throws FakeQmpError if it fails
     */
    String to(FakeQmpRequest request) {
        check(request);
        FakeQmpHandler handler = byName.get(request.command());
        if (handler != null) {
            return WireText.of(QmpJson.parse(handler.answer(request)));
        }
        Optional<Object> typed = typed(request);
        if (typed.isPresent()) {
            return WireText.of(QmpJson.of(typed.get()));
        }
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
        throw new FakeQmpError("this server has no answer to '" + request.command() + "': it was given no handler"
                + (documented == null ? " with on(…)" : ", and the documentation shows none"));
    }

    /** What the server knows to answer of itself: its version, and what its schema has. */
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

    private void check(FakeQmpRequest request) {
        String command = request.command();
        CommandSchema known = schema;
        if (known != null && known.commands().contains(command)) {
            if (request.outOfBand() && !known.allowsOutOfBand(command, request.arguments())) {
                throw new FakeQmpError("The command " + command + " does not support OOB");
            }
            try {
                known.check(command, request.arguments());
            } catch (MisfitException e) {
                throw new FakeQmpError(String.valueOf(e.getMessage()));
            }
        } else if (!byName.containsKey(command) && !isDocumented(command)) {
            throw new FakeQmpError("CommandNotFound", "The command " + command + " has not been found");
        }
    }

    private boolean isDocumented(String command) {
        QmpExamples documented = examples;
        return schema == null && documented != null && documented.has(command);
    }

    private Optional<Object> typed(FakeQmpRequest request) {
        if (byType.isEmpty()) {
            return Optional.empty();
        }
        return decoded(request)
                .flatMap(typed ->
                        Optional.ofNullable(byType.get(typed.getClass())).map(handler -> handler.apply(typed)));
    }

    /** The request in its generated type; empty if it has none, or does not fit it. */
    Optional<QmpRequest<?>> decoded(FakeQmpRequest request) {
        try {
            return registered()
                    .decodeRequest(request.command(), request.arguments(), Decoding.ofArguments(request.command()));
        } catch (QmpDecodingException e) {
            return Optional.empty();
        }
    }

    private String shown(QmpExamples.Exchange exchange) {
        exchange.events().forEach(events);
        JsonNode error = exchange.reply().get("error");
        if (error != null) {
            throw new FakeQmpError(
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
