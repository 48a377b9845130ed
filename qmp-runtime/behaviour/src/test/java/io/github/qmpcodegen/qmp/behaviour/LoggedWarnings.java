package io.github.qmpcodegen.qmp.behaviour;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Keeps what the client warns of, from its creation on: of all clients there are, and so those of other tests, too. */
class LoggedWarnings extends Handler {
    private static final Logger LOG = Logger.getLogger("io.github.qmpcodegen.qmp");

    private final @Nullable Level before = LOG.getLevel();
    private final String part;
    private final LinkedBlockingQueue<LogRecord> told = new LinkedBlockingQueue<>();

    /** Keeps those whose texts contain this. */
    LoggedWarnings(String part) {
        this.part = part;
        setLevel(Level.WARNING);
        LOG.setLevel(Level.WARNING);
        LOG.addHandler(this);
    }

    LinkedBlockingQueue<LogRecord> told() {
        return told;
    }

    @Override
    public void publish(LogRecord record) {
        if (isLoggable(record) && record.getMessage().contains(part)) {
            told.add(record);
        }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        LOG.removeHandler(this);
        LOG.setLevel(before);
    }
}
