package io.github.qmpcodegen.samples.qmpshell.session;

import io.github.qmpcodegen.qmp.codec.QmpJson;
import io.github.qmpcodegen.qmp.codec.SecretMask;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The user's messages, replies and events in a file, one to a line, with passwords and keys masked. What the shell asks
 * on its own behalf is not in it. Thread-safe.
 */
public final class MessageLog implements AutoCloseable {

    /** No log. */
    public static final MessageLog NONE = new MessageLog(null);

    private final @Nullable BufferedWriter writer;

    private MessageLog(@Nullable BufferedWriter writer) {
        this.writer = writer;
    }

    /**
     * Begins a log; what the file held before is gone.
     *
     * @throws IOException if the file cannot be written
     */
    public static MessageLog to(Path file) throws IOException {
        return new MessageLog(Files.newBufferedWriter(file, StandardCharsets.UTF_8));
    }

    /** Writes down what was sent. */
    public void sent(JsonNode message) {
        write("->", message);
    }

    /** Writes down what came. */
    public void received(JsonNode message) {
        write("<-", message);
    }

    private void write(String arrow, JsonNode message) {
        if (writer == null) {
            return;
        }
        String time = Clock.systemUTC().instant().truncatedTo(ChronoUnit.MILLIS).toString();
        String text = QmpJson.write(SecretMask.standard().apply(message));
        synchronized (writer) {
            try {
                writer.write(time + ' ' + arrow + ' ' + text + '\n');
                writer.flush();
            } catch (IOException e) {
                throw new UncheckedIOException("cannot write the log: " + e.getMessage(), e);
            }
        }
    }

    @Override
    public void close() throws IOException {
        if (writer != null) {
            writer.close();
        }
    }
}
