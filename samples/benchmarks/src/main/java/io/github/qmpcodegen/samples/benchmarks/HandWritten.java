package io.github.qmpcodegen.samples.benchmarks;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/**
 * The code that one would write for these very commands if speed were all: Jackson's streams, straight into records.
 *
 * <p>It either trusts the peer, and passes over members that it does not know, or checks as generated types do: a member
 * that comes twice is refused, one that is missing too, and one that is not known is kept.
 */
final class HandWritten {

    private static final JsonFactory FACTORY = new JsonFactory();
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    static final HandWritten TRUSTING = new HandWritten(false);
    static final HandWritten CHECKED = new HandWritten(true);

    private final boolean checks;

    private HandWritten(boolean checks) {
        this.checks = checks;
    }

    /** The members of an object that nothing is known of; null if there are none. */
    private static final class Others {

        private final JsonParser in;
        private final boolean checks;
        private int seen;
        private @Nullable Map<String, JsonNode> kept;

        Others(JsonParser in, boolean checks) {
            this.in = in;
            this.checks = checks;
        }

        /** Notes that a member came. */
        void came(int member) {
            if (checks) {
                int bit = 1 << member;
                if ((seen & bit) != 0) {
                    throw new StreamReadException(in, "a member came twice: " + in.currentName());
                }
                seen |= bit;
            }
        }

        void unknown(String name) {
            if (!checks) {
                in.skipChildren();
                return;
            }
            if (kept == null) {
                kept = new LinkedHashMap<>();
            }
            if (kept.put(name, MAPPER.readTree(in)) != null) {
                throw new StreamReadException(in, "a member came twice: " + name);
            }
        }

        @Nullable
        Map<String, JsonNode> end(int promised) {
            if (checks && (seen & promised) != promised) {
                throw new StreamReadException(in, "a member is missing");
            }
            return kept;
        }
    }

    record Status(
            boolean running,
            boolean singlestep,
            String status,
            @Nullable Map<String, JsonNode> others) {}

    record Medium(
            String file,
            boolean readOnly,
            String driver,
            long bytes,
            long operations,
            @Nullable Map<String, JsonNode> others) {}

    record Drive(
            String device,
            boolean removable,
            boolean locked,
            @Nullable Medium medium,
            @Nullable Map<String, JsonNode> others) {}

    record JobCompleted(
            String type,
            String device,
            long length,
            long offset,
            long speed,
            @Nullable Map<String, JsonNode> others) {}

    sealed interface Display permits Window, Server {}

    record Window(
            boolean fullScreen,
            String console,
            boolean grabs,
            boolean zooms,
            @Nullable Map<String, JsonNode> others) implements Display {}

    record Server(
            boolean fullScreen,
            String console,
            String host,
            long port,
            long clients,
            @Nullable Map<String, JsonNode> others)
            implements Display {}

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
    static byte[] throttle(String device, long bps, long iops) {
        ByteArrayOutputStream text = new ByteArrayOutputStream(128);
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
        return text.toByteArray();
    }

    /** Reads a message. */
    Message message(Lines line) {
        try (JsonParser in =
                FACTORY.createParser(ObjectReadContext.empty(), line.bytes(), line.offset(), line.length())) {
            in.nextToken();
            long id = -1;
            Object value = null;
            for (String name = in.nextName(); name != null; name = in.nextName()) {
                in.nextToken();
                switch (name) {
                    case "return" -> value = in.currentToken() == JsonToken.START_ARRAY ? drives(in) : returned(in);
                    case "data" -> value = jobCompleted(in);
                    case "id" -> id = in.getLongValue();
                    default -> in.skipChildren();
                }
            }
            return new Message(id, value);
        }
    }

    /** Reads a value. */
    <T> T decode(byte[] json, Function<JsonParser, T> reader) {
        try (JsonParser in = FACTORY.createParser(ObjectReadContext.empty(), json)) {
            in.nextToken();
            return reader.apply(in);
        }
    }

    /** A status, or the empty return of another command. */
    private @Nullable Status returned(JsonParser in) {
        Status status = status(in);
        return status.status().isEmpty() ? null : status;
    }

    /** Reads what {@code query-block} returns. */
    List<Drive> drives(JsonParser in) {
        List<Drive> drives = new ArrayList<>();
        while (in.nextToken() != JsonToken.END_ARRAY) {
            drives.add(drive(in));
        }
        return drives;
    }

    private Drive drive(JsonParser in) {
        Others others = new Others(in, checks);
        String device = "";
        boolean removable = false;
        boolean locked = false;
        Medium medium = null;
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            in.nextToken();
            switch (name) {
                case "device" -> {
                    others.came(0);
                    device = in.getString();
                }
                case "removable" -> {
                    others.came(1);
                    removable = in.getBooleanValue();
                }
                case "locked" -> {
                    others.came(2);
                    locked = in.getBooleanValue();
                }
                case "inserted" -> {
                    others.came(3);
                    medium = medium(in);
                }
                default -> others.unknown(name);
            }
        }
        return new Drive(device, removable, locked, medium, others.end(0b0111));
    }

    private Medium medium(JsonParser in) {
        Others others = new Others(in, checks);
        String file = "";
        boolean readOnly = false;
        String driver = "";
        long bytes = 0;
        long operations = 0;
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            in.nextToken();
            switch (name) {
                case "file" -> {
                    others.came(0);
                    file = in.getString();
                }
                case "ro" -> {
                    others.came(1);
                    readOnly = in.getBooleanValue();
                }
                case "drv" -> {
                    others.came(2);
                    driver = in.getString();
                }
                case "bps" -> {
                    others.came(3);
                    bytes = in.getLongValue();
                }
                case "iops" -> {
                    others.came(4);
                    operations = in.getLongValue();
                }
                default -> others.unknown(name);
            }
        }
        return new Medium(file, readOnly, driver, bytes, operations, others.end(0b11111));
    }

    /** Reads what {@code query-status} returns. */
    Status status(JsonParser in) {
        Others others = new Others(in, checks);
        boolean running = false;
        boolean singlestep = false;
        String status = "";
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            in.nextToken();
            switch (name) {
                case "running" -> {
                    others.came(0);
                    running = in.getBooleanValue();
                }
                case "singlestep" -> {
                    others.came(1);
                    singlestep = in.getBooleanValue();
                }
                case "status" -> {
                    others.came(2);
                    status = in.getString();
                }
                default -> others.unknown(name);
            }
        }
        return new Status(running, singlestep, status, others.end(0b111));
    }

    /** Reads the data of {@code BLOCK_JOB_COMPLETED}. */
    JobCompleted jobCompleted(JsonParser in) {
        Others others = new Others(in, checks);
        String type = "";
        String device = "";
        long length = 0;
        long offset = 0;
        long speed = 0;
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            in.nextToken();
            switch (name) {
                case "type" -> {
                    others.came(0);
                    type = in.getString();
                }
                case "device" -> {
                    others.came(1);
                    device = in.getString();
                }
                case "len" -> {
                    others.came(2);
                    length = in.getLongValue();
                }
                case "offset" -> {
                    others.came(3);
                    offset = in.getLongValue();
                }
                case "speed" -> {
                    others.came(4);
                    speed = in.getLongValue();
                }
                default -> others.unknown(name);
            }
        }
        return new JobCompleted(type, device, length, offset, speed, others.end(0b11111));
    }

    /** Reads what {@code x-query-display} returns: members of all branches into locals, wherever the tag is. */
    Display display(JsonParser in) {
        Others others = new Others(in, checks);
        boolean fullScreen = false;
        String console = "";
        String type = "";
        boolean grabs = false;
        boolean zooms = false;
        String host = "";
        long port = 0;
        long clients = 0;
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            in.nextToken();
            switch (name) {
                case "full-screen" -> {
                    others.came(0);
                    fullScreen = in.getBooleanValue();
                }
                case "console" -> {
                    others.came(1);
                    console = in.getString();
                }
                case "type" -> {
                    others.came(2);
                    type = in.getString();
                }
                case "grab-on-hover" -> {
                    others.came(3);
                    grabs = in.getBooleanValue();
                }
                case "zoom-to-fit" -> {
                    others.came(4);
                    zooms = in.getBooleanValue();
                }
                case "host" -> {
                    others.came(5);
                    host = in.getString();
                }
                case "port" -> {
                    others.came(6);
                    port = in.getLongValue();
                }
                case "clients" -> {
                    others.came(7);
                    clients = in.getLongValue();
                }
                default -> others.unknown(name);
            }
        }
        return switch (type) {
            case "gtk" -> new Window(fullScreen, console, grabs, zooms, others.end(0b11111));
            case "vnc" -> new Server(fullScreen, console, host, port, clients, others.end(0b11100111));
            default -> throw new StreamReadException(in, "a display of type " + type);
        };
    }
}
