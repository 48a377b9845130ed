package io.github.qmpcodegen.samples.qmpshell;

import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/**
 * Drops what the client logs, which would break the line that is being typed. The JDK finds it as a service, and so need not
 * start its own logging, which takes longer than a command.
 */
public final class NoLogs extends System.LoggerFinder {

    private static final System.Logger NOTHING = new System.Logger() {
        @Override
        public String getName() {
            return "";
        }

        @Override
        public boolean isLoggable(Level level) {
            return false;
        }

        @Override
        public void log(
                Level level, @Nullable ResourceBundle bundle, @Nullable String message, @Nullable Throwable thrown) {}

        @Override
        public void log(
                Level level,
                @Nullable ResourceBundle bundle,
                @Nullable String format,
                @Nullable Object @Nullable ... values) {}
    };

    /** For the JDK. */
    public NoLogs() {}

    @Override
    public System.Logger getLogger(String name, Module module) {
        return NOTHING;
    }
}
