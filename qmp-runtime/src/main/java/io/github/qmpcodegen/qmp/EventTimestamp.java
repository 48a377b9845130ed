package io.github.qmpcodegen.qmp;

import io.github.qmpcodegen.qmp.codec.Members;
import io.github.qmpcodegen.qmp.codec.QmpValue;
import io.github.qmpcodegen.qmp.codec.QmpWriter;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * When an event happened by the clock of the server's host.
 *
 * @param seconds the seconds since the epoch; -1 if the host did not know the time
 * @param microseconds the microseconds within the second; -1 if the host did not know the time
 */
public record EventTimestamp(long seconds, long microseconds) implements QmpValue {

    /** The timestamp that a server sends when its host does not know the time. */
    public static final EventTimestamp UNKNOWN = new EventTimestamp(-1, -1);

    private static final Members MEMBERS = Members.of("timestamp", "seconds", "microseconds");

    /** Returns the timestamp of a moment, truncated to microseconds. */
    public static EventTimestamp of(Instant instant) {
        return new EventTimestamp(instant.getEpochSecond(), instant.getNano() / 1_000);
    }

    /**
     * Reads the {@code timestamp} of a message; {@link #UNKNOWN} if there is none, or one that does not have this form.
     */
    public static EventTimestamp fromJson(JsonNode json) {
        JsonNode seconds = json.path("seconds");
        JsonNode microseconds = json.path("microseconds");
        return seconds.canConvertToLong() && microseconds.canConvertToLong()
                ? new EventTimestamp(seconds.longValue(), microseconds.longValue())
                : UNKNOWN;
    }

    /** Whether the host knew the time. */
    public boolean isKnown() {
        return seconds != -1 && microseconds != -1;
    }

    /** Returns the moment; empty if the host did not know the time. */
    public Optional<Instant> toInstant() {
        return isKnown() ? Optional.of(Instant.ofEpochSecond(seconds, microseconds * 1_000)) : Optional.empty();
    }

    @Override
    public void write(QmpWriter out) {
        out.begin(MEMBERS).put(0, seconds).put(1, microseconds).end();
    }
}
