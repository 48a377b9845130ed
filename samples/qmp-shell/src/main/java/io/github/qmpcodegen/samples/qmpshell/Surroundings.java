package io.github.qmpcodegen.samples.qmpshell;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import org.jline.terminal.Terminal;
import org.jspecify.annotations.Nullable;

/**
 * What the shell may touch of the world around it.
 *
 * @param in where a script comes from
 * @param out takes replies, as UTF-8
 * @param err takes everything else that is said, as UTF-8
 * @param colourable whether {@code out} shows colours
 * @param terminal where a person is; null if there is none
 * @param environment the environment's variables
 * @param folder where relative paths start
 */
record Surroundings(
        InputStream in,
        OutputStream out,
        PrintStream err,
        boolean colourable,
        @Nullable Terminal terminal,
        Map<String, String> environment,
        Path folder) {

    /** Whether colours can be seen, and the user does not forbid them to all programs (NO_COLOR). */
    boolean wantsColour() {
        return colourable && environment.getOrDefault("NO_COLOR", "").isEmpty();
    }
}
