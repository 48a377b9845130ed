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
 * What both sides sent on one connection, byte for byte, as recorded by {@link QmpRecorder}. Immutable.
 *
 * <p>A file of recordings has a JSON object on each line. {@code direction} is {@code in} for what the client sent and
 * {@code out} for what the server did, {@code raw} the text with its line terminator, or {@code raw_hex} the bytes if
 * they are not UTF-8; {@code conn} identifies the connection; {@code t} is the time in seconds since the start of the
 * recording. A member {@code repeated} says how many more times the same was sent. Other members are ignored.
 *
 * <p>A server replays a recording in one of two ways, which are passed to {@link QmpServer#serve(ConnectionScript)}:
 * {@link #exactly} or {@link #byRequest}.
 */
public final class QmpRecording {
    private final String connection;
    private final List<RecordedChunk> chunks = new ArrayList<>();
    private boolean complete = true;

    private QmpRecording(String connection) {
        this.connection = connection;
    }

    /**
     * Reads the recordings in a file, one for each connection, in the order in which they start.
     *
     * @throws IOException if the file cannot be read
     * @throws IllegalArgumentException if it is not a file of recordings
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
            chunks.add(new RecordedChunk(byServer, bytes));
        }
    }

    /** The identifier of the connection in the file. */
    public String connection() {
        return connection;
    }

    /** Whether everything that was sent is in the file; some recorders omit very long messages. */
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
        chunks.stream().filter(chunk -> chunk.byServer() == byServer).forEach(chunk -> bytes.writeBytes(chunk.bytes()));
        return bytes.toByteArray();
    }

    /**
     * Returns a script that replays the recording byte for byte, for a client that sends exactly what the recorded one
     * did: everything that the server sent is sent again as soon as the client has sent what came before it. If the
     * client sends something else its connection is closed.
     */
    public ConnectionScript exactly() {
        return connection -> {
            for (RecordedChunk chunk : chunks) {
                if (chunk.byServer()) {
                    connection.sendBytes(chunk.bytes());
                } else {
                    byte[] received = connection.receiveBytes(chunk.bytes().length);
                    if (!Arrays.equals(received, chunk.bytes())) {
                        throw new IllegalStateException("the client has sent '"
                                + new String(received, StandardCharsets.UTF_8) + "' where the recording has '"
                                + chunk.text()
                                + "'");
                    }
                }
            }
        };
    }

    /**
     * Returns a script that replays the answers, for a client that sends the same commands in any form: each gets the
     * answer to the next recorded command with the same name and arguments, or to the last one if none is left,
     * preceded by what the server sent before that answer, such as events. If there is no such command the connection
     * is closed. The bytes are those of the recording except for the id, which is the client's.
     */
    public ConnectionScript byRequest() {
        return new RecordedAnswers(chunks)::replay;
    }
}
