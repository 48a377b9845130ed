package io.github.qmpcodegen.qmp.server;

import io.github.qmpcodegen.qmp.codec.QmpJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * What was said on one connection, byte for byte, as {@link QmpRecorder} writes it down. Immutable.
 *
 * <p>A file of recordings has a JSON object on each line. {@code direction} is {@code in} for what the client sent and
 * {@code out} for what the server did, {@code raw} the text with its line end, or {@code raw_hex} the bytes where they are
 * no UTF-8; {@code conn} tells connections apart; {@code t} is the time in seconds since the recording began. A member
 * {@code repeated} says how many times more the same came. Others are passed over.
 *
 * <p>A server replays a recording in one of two ways, to be given to {@link QmpServer#serve(ConnectionScript)}:
 * {@link #exactly} or {@link #byRequest}.
 */
public final class QmpRecording {
    private final String connection;
    private final List<Said> said = new ArrayList<>();
    private boolean complete = true;

    private QmpRecording(String connection) {
        this.connection = connection;
    }

    /**
     * Reads the recordings in a file, one for each connection, in the order of their beginnings.
     *
     * @throws IOException if the file cannot be read
     * @throws IllegalArgumentException if it is no such file
     */
    public static List<QmpRecording> read(Path file) throws IOException {
        Map<String, QmpRecording> recordings = new LinkedHashMap<>();
        try (Stream<String> lines = Files.lines(file)) {
            lines.map(QmpJson::parse).forEach(line -> {
                String connection = line.path("conn").toString();
                recordings.computeIfAbsent(connection, QmpRecording::new).add(line);
            });
        }
        return List.copyOf(recordings.values());
    }

    private void add(JsonNode line) {
        boolean byServer = line.path("direction").asString("").equals("out");
        byte[] bytes;
        if (line.path("raw").isString()) {
            bytes = line.path("raw").stringValue().getBytes(StandardCharsets.UTF_8);
        } else if (line.path("raw_hex").isString()) {
            bytes = HexFormat.of().parseHex(line.path("raw_hex").stringValue());
        } else {
            complete &= line.has("eof");
            return;
        }
        for (int i = 0; i <= line.path("repeated").asInt(0); i++) {
            said.add(new Said(byServer, bytes));
        }
    }

    /** Which connection it was, as the file says. */
    public String connection() {
        return connection;
    }

    /** Whether all that was said is in the file; some recorders leave out what is very long. */
    public boolean isComplete() {
        return complete;
    }

    /** What the client sent, byte for byte. */
    public byte[] sentByClient() {
        return bytes(false);
    }

    /** What the server sent, byte for byte. */
    public byte[] sentByServer() {
        return bytes(true);
    }

    private byte[] bytes(boolean byServer) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        said.stream().filter(part -> part.byServer() == byServer).forEach(part -> bytes.writeBytes(part.bytes()));
        return bytes.toByteArray();
    }

    /**
     * Replays it byte for byte, for a client that sends exactly what the recorded one did: whatever the server said is
     * sent as soon as the client has sent what came before it. A client that sends something else has its connection ended.
     */
    public ConnectionScript exactly() {
        return connection -> {
            for (Said part : said) {
                if (part.byServer()) {
                    connection.sendBytes(part.bytes());
                } else {
                    byte[] received = connection.receiveBytes(part.bytes().length);
                    if (!Arrays.equals(received, part.bytes())) {
                        throw new IllegalStateException("the client has sent '"
                                + new String(received, StandardCharsets.UTF_8) + "' where the recording has '"
                                + part.text()
                                + "'");
                    }
                }
            }
        };
    }

    /**
     * Replays its answers, for a client that sends the same commands in whatever form: each gets the answer to the next
     * recorded command of the same name and arguments, or, if there is none left, to the last one; what the server said
     * before that answer, such as events, comes before it. Where there is none the connection ends. The bytes are those of
     * the recording but for the id, which is the client's.
     */
    public ConnectionScript byRequest() {
        return new RecordedAnswers(said)::replay;
    }
}
