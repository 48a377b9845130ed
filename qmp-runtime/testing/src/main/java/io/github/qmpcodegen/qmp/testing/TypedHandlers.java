package io.github.qmpcodegen.qmp.testing;

import io.github.qmpcodegen.qmp.QmpRegistry;
import io.github.qmpcodegen.qmp.QmpRequest;
import io.github.qmpcodegen.qmp.codec.Decoding;
import io.github.qmpcodegen.qmp.codec.QmpDecodingException;
import io.github.qmpcodegen.qmp.codec.QmpJson;
import io.github.qmpcodegen.qmp.server.ReceivedRequest;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Answers requests with what handlers of their generated types return. Thread-safe. */
final class TypedHandlers {
    private final Map<Class<?>, Function<QmpRequest<?>, Object>> byType = new ConcurrentHashMap<>();
    private volatile @Nullable QmpRegistry registry;

    void registry(QmpRegistry types) {
        registry = types;
    }

    /** The types, if there are any. */
    Optional<QmpRegistry> registry() {
        return Optional.ofNullable(registry);
    }

    /**
     * The types.
     *
     * @throws IllegalStateException if there are none
     */
    QmpRegistry registered() {
        QmpRegistry types = registry;
        if (types == null) {
            throw new IllegalStateException("this server has no generated types: call registry(…) first");
        }
        return types;
    }

    <R, Q extends QmpRequest<R>> void on(Class<Q> type, Function<? super Q, ? extends R> handler) {
        String typesPackage = registered().getClass().getPackageName();
        if (!type.getPackageName().equals(typesPackage)) {
            throw new IllegalArgumentException(
                    type.getName() + " is not of " + typesPackage + ", the package that this server was given");
        }
        byType.put(type, request -> handler.apply(type.cast(request)));
    }

    /** What a command returns; empty if its type has no handler. */
    Optional<JsonNode> answer(ReceivedRequest request) {
        if (byType.isEmpty()) {
            return Optional.empty();
        }
        return decoded(request)
                .flatMap(typed ->
                        Optional.ofNullable(byType.get(typed.getClass())).map(handler -> handler.apply(typed)))
                .map(QmpJson::of);
    }

    /** The request in its generated type; empty if it has none, or does not fit it. */
    Optional<QmpRequest<?>> decoded(ReceivedRequest request) {
        try {
            return registered()
                    .decodeRequest(request.command(), request.arguments(), Decoding.ofArguments(request.command()));
        } catch (QmpDecodingException e) {
            return Optional.empty();
        }
    }
}
