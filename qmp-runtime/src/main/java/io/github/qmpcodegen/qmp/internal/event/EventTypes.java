package io.github.qmpcodegen.qmp.internal.event;

import io.github.qmpcodegen.qmp.EventTimestamp;
import io.github.qmpcodegen.qmp.QmpEvent;
import io.github.qmpcodegen.qmp.QmpOptions;
import io.github.qmpcodegen.qmp.QmpRegistry;
import io.github.qmpcodegen.qmp.RawEvent;
import io.github.qmpcodegen.qmp.codec.Decoding;
import io.github.qmpcodegen.qmp.codec.QmpDecodingException;
import io.github.qmpcodegen.qmp.internal.json.FramingException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** The Java types of events: those of the generated package, or {@link RawEvent}. */
public final class EventTypes {
    private static final Logger LOG = System.getLogger("io.github.qmpcodegen.qmp");

    // No event has this name: QEMU's are upper case words.
    private static final String NO_EVENT = "?";

    private final @Nullable QmpRegistry registry;
    private final @Nullable Strictness strictness;

    /** Decides what is an error in an event that does not fit its type completely. */
    @FunctionalInterface
    public interface Strictness {

        /**
         * Checks an event.
         *
         * @param decoding has what does not fit the type
         * @param event the event's name
         * @param data the event's data
         * @throws QmpDecodingException if something is an error
         */
        void requireFitting(Decoding decoding, String event, JsonNode data);
    }

    /**
     * Creates the types for clients with these options.
     *
     * @param options the options
     * @param strictness decides what is an error if the options are strict
     */
    public EventTypes(QmpOptions options, Strictness strictness) {
        registry = options.registry().orElse(null);
        this.strictness = options.strict() ? strictness : null;
    }

    /**
     * Returns a test for the names of the events of a type.
     *
     * @throws IllegalArgumentException if there are none
     */
    public Predicate<String> names(Class<?> type) {
        if (registry == null) {
            if (type.isAssignableFrom(RawEvent.class)) {
                return name -> true;
            }
            throw new IllegalArgumentException("no known generated package has " + type.getName()
                    + ": pass its registry to QmpOptions.Builder.registry");
        }
        Set<String> all = registry.events().keySet();
        Set<String> ofType = new HashSet<>();
        for (String name : all) {
            if (type.isInstance(probe(registry, name))) {
                ofType.add(name);
            }
        }
        boolean unknownToo = type.isInstance(probe(registry, NO_EVENT));
        if (ofType.isEmpty() && !unknownToo) {
            throw new IllegalArgumentException(
                    "no event of " + registry.getClass().getPackageName() + " is a " + type.getName());
        }
        return unknownToo ? name -> ofType.contains(name) || !all.contains(name) : ofType::contains;
    }

    /** An event of the name, to see its type: decoding is lenient, so no data is enough. */
    private static QmpEvent probe(QmpRegistry registry, String name) {
        return registry.decodeEvent(
                name, EventTimestamp.UNKNOWN, JsonNodeFactory.instance.objectNode(), Decoding.ofData(name));
    }

    /**
     * Decodes an event; null if it is not of this type.
     *
     * @throws FramingException if its data is not JSON, which has been reported to its connection
     */
    public <E> @Nullable E decode(EventQueue.Arrived event, Class<E> type) throws FramingException {
        QmpEvent decoded = registry == null
                ? new RawEvent(event.name(), event.timestamp(), event.data().tree())
                : decode(event, registry);
        return type.isInstance(decoded) ? type.cast(decoded) : null;
    }

    private QmpEvent decode(EventQueue.Arrived event, QmpRegistry types) throws FramingException {
        try {
            Decoding decoding = Decoding.ofData(event.name());
            QmpEvent decoded = event.data()
                    .read((parser, bytes, start, end) -> decoding.decode(
                            parser, bytes, start, end, in -> types.readEvent(event.name(), event.timestamp(), in)));
            if (decoded != null && (strictness == null || decoding.problems().isEmpty())) {
                return decoded;
            }
        } catch (Exception e) {
            LOG.log(Level.DEBUG, () -> event.name() + " is decoded again to find out what is wrong: " + e);
        }
        JsonNode data = event.data().tree();
        Decoding decoding = Decoding.ofData(event.name());
        QmpEvent decoded =
                decoding.guarded(data, () -> types.decodeEvent(event.name(), event.timestamp(), data, decoding));
        if (strictness != null) {
            strictness.requireFitting(decoding, event.name(), data);
        }
        return decoded;
    }
}
