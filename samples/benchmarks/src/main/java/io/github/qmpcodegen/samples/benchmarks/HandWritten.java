package io.github.qmpcodegen.samples.benchmarks;

import java.io.ByteArrayOutputStream;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * The code that one would write for these very commands if speed were all: Jackson's streams, straight into records. It
 * trusts the peer, knows no other member, and keeps nothing that it does not know.
 */
final class HandWritten {

    private static final JsonFactory FACTORY = new JsonFactory();

    private HandWritten() {}

    record Status(boolean running, boolean singlestep, String status) {}

    record Medium(String file, boolean readOnly, String driver, long bytes, long operations) {}

    record Drive(
            String device,
            boolean removable,
            boolean locked,
            @Nullable Medium medium) {}

    record JobCompleted(String type, String device, long length, long offset, long speed) {}

    /**
     * A message.
     *
     * @param id of the command that it answers, or -1
     * @param value the return value, or the data of an event; null if it is of no kind that is known here
     */
    record Message(long id, @Nullable Object value) {}

    /** A command as a line. */
    static byte[] command(String name, long id) {
        ByteArrayOutputStream line = new ByteArrayOutputStream(128);
        try (JsonGenerator out = FACTORY.createGenerator(ObjectWriteContext.empty(), line)) {
            out.writeStartObject();
            out.writeStringProperty("execute", name);
            out.writeNumberProperty("id", id);
            out.writeEndObject();
        }
        line.write('\n');
        return line.toByteArray();
    }

    /** The arguments of {@code block_set_io_throttle}. */
    static String throttle(String device, long bps, long iops) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
            out.writeStartObject();
            out.writeStringProperty("device", device);
            out.writeNumberProperty("bps", bps);
            out.writeNumberProperty("bps_rd", 0);
            out.writeNumberProperty("bps_wr", 0);
            out.writeNumberProperty("iops", iops);
            out.writeNumberProperty("iops_rd", 0);
            out.writeNumberProperty("iops_wr", 0);
            out.writeEndObject();
        }
        return text.toString();
    }

    /** Reads a message. */
    static Message message(Lines line) {
        try (JsonParser in =
                FACTORY.createParser(ObjectReadContext.empty(), line.bytes(), line.offset(), line.length())) {
            in.nextToken();
            long id = -1;
            Object value = null;
            for (String name = in.nextName(); name != null; name = in.nextName()) {
                in.nextToken();
                switch (name) {
                    case "return" -> value = in.currentToken() == JsonToken.START_ARRAY ? drives(in) : status(in);
                    case "data" -> value = jobCompleted(in);
                    case "id" -> id = in.getLongValue();
                    default -> in.skipChildren();
                }
            }
            return new Message(id, value);
        }
    }

    /** Reads what {@code query-block} returns. */
    static List<Drive> drives(String json) {
        try (JsonParser in = FACTORY.createParser(ObjectReadContext.empty(), json)) {
            in.nextToken();
            return drives(in);
        }
    }

    private static List<Drive> drives(JsonParser in) {
        List<Drive> drives = new ArrayList<>();
        while (in.nextToken() != JsonToken.END_ARRAY) {
            drives.add(drive(in));
        }
        return drives;
    }

    private static Drive drive(JsonParser in) {
        String device = "";
        boolean removable = false;
        boolean locked = false;
        Medium medium = null;
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            in.nextToken();
            switch (name) {
                case "device" -> device = in.getString();
                case "removable" -> removable = in.getBooleanValue();
                case "locked" -> locked = in.getBooleanValue();
                case "inserted" -> medium = medium(in);
                default -> in.skipChildren();
            }
        }
        return new Drive(device, removable, locked, medium);
    }

    private static Medium medium(JsonParser in) {
        String file = "";
        boolean readOnly = false;
        String driver = "";
        long bytes = 0;
        long operations = 0;
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            in.nextToken();
            switch (name) {
                case "file" -> file = in.getString();
                case "ro" -> readOnly = in.getBooleanValue();
                case "drv" -> driver = in.getString();
                case "bps" -> bytes = in.getLongValue();
                case "iops" -> operations = in.getLongValue();
                default -> in.skipChildren();
            }
        }
        return new Medium(file, readOnly, driver, bytes, operations);
    }

    private static @Nullable Status status(JsonParser in) {
        boolean running = false;
        boolean singlestep = false;
        String status = null;
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            in.nextToken();
            switch (name) {
                case "running" -> running = in.getBooleanValue();
                case "singlestep" -> singlestep = in.getBooleanValue();
                case "status" -> status = in.getString();
                default -> in.skipChildren();
            }
        }
        return status == null ? null : new Status(running, singlestep, status);
    }

    private static JobCompleted jobCompleted(JsonParser in) {
        String type = "";
        String device = "";
        long length = 0;
        long offset = 0;
        long speed = 0;
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            in.nextToken();
            switch (name) {
                case "type" -> type = in.getString();
                case "device" -> device = in.getString();
                case "len" -> length = in.getLongValue();
                case "offset" -> offset = in.getLongValue();
                case "speed" -> speed = in.getLongValue();
                default -> in.skipChildren();
            }
        }
        return new JobCompleted(type, device, length, offset, speed);
    }
}
