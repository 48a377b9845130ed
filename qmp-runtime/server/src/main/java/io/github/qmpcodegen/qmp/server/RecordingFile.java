package io.github.qmpcodegen.qmp.server;

import io.github.qmpcodegen.qmp.server.internal.json.WireText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A file of recordings that is being written; {@link QmpRecording} describes its format. Thread-safe. */
final class RecordingFile implements AutoCloseable {
    private final Writer writer;
    private final long begun = System.nanoTime();
    private boolean closed;

    RecordingFile(Path file) throws IOException {
        writer = Files.newBufferedWriter(file);
    }

    /** What one side of a connection says. */
    Lines lines(int connection, String direction) {
        return new Lines(connection, direction);
    }

    /** Bytes on their way to the file, a line at a time. For one thread. */
    final class Lines implements AutoCloseable {
        private final int connection;
        private final String direction;
        private final ByteArrayOutputStream line = new ByteArrayOutputStream();

        private Lines(int connection, String direction) {
            this.connection = connection;
            this.direction = direction;
        }

        void add(byte[] bytes) {
            for (byte next : bytes) {
                line.write(next);
                if (next == '\n') {
                    end();
                }
            }
        }

        private void end() {
            write(connection, direction, line.toByteArray());
            line.reset();
        }

        @Override
        public void close() {
            if (line.size() > 0) {
                end();
            }
        }
    }

    private synchronized void write(int connection, String direction, byte[] bytes) {
        if (closed) {
            return;
        }
        ObjectNode entry = JsonNodeFactory.instance.objectNode();
        entry.put("direction", direction);
        try {
            entry.put(
                    "raw",
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(bytes))
                            .toString());
        } catch (CharacterCodingException e) {
            entry.put("raw_hex", HexFormat.of().formatHex(bytes));
        }
        entry.put("conn", connection);
        entry.put("t", TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - begun) / 1e6);
        try {
            writer.write(WireText.of(entry) + "\n");
            writer.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        try {
            writer.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
