package io.github.qmpcodegen.qmp.internal.introspect;

import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The forms in which releases of QEMU have sent the same reply. A reply in an older one is given what it has in a later one,
 * and loses nothing.
 *
 * <ul>
 *   <li>{@code query-block}: up to QEMU 4.1 the dirty bitmaps stand beside {@code inserted}, later in there.
 *   <li>Dirty bitmaps: up to QEMU 3.1 {@code status} alone shows whether they record and whether they are busy.
 * </ul>
 */
public final class ReplyForms {

    private static final String QUERY_BLOCK = "query-block";
    private static final String BITMAPS = "dirty-bitmaps";
    private static final String RECORDING = "recording";
    private static final String BUSY = "busy";

    /** A bitmap that something else is at work with may record, or not. */
    private static final Map<String, Boolean> RECORDING_BY_STATUS = Map.of("active", true, "disabled", false);

    private static final Set<String> BUSY_STATUSES = Set.of("frozen", "locked");

    private ReplyForms() {}

    /** Whether the reply to a command has several forms. */
    public static boolean areOf(String command) {
        return command.equals(QUERY_BLOCK);
    }

    /** The reply to such a command in the form of later releases; a copy. */
    public static JsonNode convert(JsonNode reply) {
        JsonNode converted = reply.deepCopy();
        for (JsonNode device : converted) {
            JsonNode bitmaps = device.path(BITMAPS);
            bitmaps.forEach(ReplyForms::convertBitmap);
            if (bitmaps.isArray() && device.path("inserted") instanceof ObjectNode inserted && !inserted.has(BITMAPS)) {
                inserted.set(BITMAPS, bitmaps);
            }
        }
        return converted;
    }

    private static void convertBitmap(JsonNode value) {
        String status = value.path("status").asString("");
        if (value instanceof ObjectNode bitmap && !bitmap.has(BUSY) && !bitmap.has(RECORDING)) {
            Boolean recording = RECORDING_BY_STATUS.get(status);
            if (recording != null) {
                bitmap.put(RECORDING, recording).put(BUSY, false);
            } else if (BUSY_STATUSES.contains(status)) {
                bitmap.put(BUSY, true);
            }
        }
    }
}
