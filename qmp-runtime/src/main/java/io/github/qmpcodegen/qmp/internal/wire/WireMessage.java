package io.github.qmpcodegen.qmp.internal.wire;

import io.github.qmpcodegen.qmp.EventTimestamp;
import io.github.qmpcodegen.qmp.internal.json.Envelope;
import io.github.qmpcodegen.qmp.internal.json.Excerpts;
import io.github.qmpcodegen.qmp.internal.json.WireValue;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.LongNode;
import tools.jackson.databind.node.ObjectNode;

/** A message of a server. */
public sealed interface WireMessage {

    /**
     * The greeting.
     *
     * @param qmp the greeting's only member
     */
    record Greeting(JsonNode qmp) implements WireMessage {}

    /** The answer to a command. */
    sealed interface Answer extends WireMessage {
        /** The id of the command; null if the answer has none. */
        @Nullable
        JsonNode id();

        /** The length of the message, in bytes. */
        int bytes();
    }

    /**
     * The answer to a command that succeeded.
     *
     * @param id the command's id
     * @param value the return value
     * @param bytes the length of the message
     */
    record Return(@Nullable JsonNode id, WireValue value, int bytes) implements Answer {}

    /**
     * The answer to a command that failed.
     *
     * @param id the command's id
     * @param errorClass the error's class
     * @param description the error's text
     * @param data what old servers add about the error
     * @param raw the whole message
     * @param bytes its length; 0 if it does not come from the server
     */
    record Failure(
            @Nullable JsonNode id,
            String errorClass,
            String description,
            @Nullable JsonNode data,
            ObjectNode raw,
            int bytes)
            implements Answer {

        /** The whole message as text, shortened. */
        public String excerpt() {
            return Excerpts.of(raw);
        }
    }

    /**
     * An event.
     *
     * @param name the event's name
     * @param timestamp when it happened
     * @param data its data; an empty object if it has none
     */
    record Event(String name, EventTimestamp timestamp, WireValue data) implements WireMessage {}

    /** Determines the kind of a message by its envelope. */
    static WireMessage of(Envelope envelope) {
        return envelope.isOfEvent()
                ? new Event(
                        envelope.name(),
                        new EventTimestamp(envelope.seconds(), envelope.microseconds()),
                        envelope.value())
                : new Return(LongNode.valueOf(envelope.id()), envelope.value(), envelope.length());
    }

    /**
     * Determines the kind of a message.
     *
     * @param message the message
     * @param bytes its length
     * @return the message; null if it is not of any kind
     */
    static @Nullable WireMessage of(ObjectNode message, int bytes) {
        JsonNode event = message.get("event");
        if (event != null && event.isString()) {
            JsonNode data = message.get("data");
            return new Event(
                    event.stringValue(),
                    EventTimestamp.fromJson(message.path("timestamp")),
                    WireValue.of(data == null ? JsonNodeFactory.instance.objectNode() : data));
        }
        JsonNode value = message.get("return");
        if (value != null) {
            return new Return(message.get("id"), WireValue.of(value), bytes);
        }
        JsonNode error = message.get("error");
        if (error != null && error.isObject()) {
            return new Failure(
                    message.get("id"),
                    error.path("class").asString("GenericError"),
                    error.path("desc").asString(""),
                    error.get("data"),
                    message,
                    bytes);
        }
        JsonNode qmp = message.get("QMP");
        return qmp == null ? null : new Greeting(qmp);
    }
}
