package io.github.qmpcodegen.qmp.internal.process;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** Asks a QEMU for the types of objects that it can be given on its command line. */
public final class ObjectTypes {
    private static final Logger LOG = System.getLogger("io.github.qmpcodegen.qmp");
    private static final long PATIENCE_SECONDS = 5;
    private static final long LONGEST_ANSWER = 1 << 20;

    private ObjectTypes() {}

    /**
     * Whether a program has a type; false also if it does not say, because it is not QEMU or cannot be started.
     *
     * @param asking runs the program with {@code -object help}
     * @param type the type's name
     * @param answer a file that may be written
     * @throws InterruptedException if the thread is interrupted
     */
    public static boolean include(ProcessBuilder asking, String type, Path answer) throws InterruptedException {
        try {
            Process process = asking.redirectErrorStream(true)
                    .redirectInput(ProcessBuilder.Redirect.PIPE)
                    .redirectOutput(answer.toFile())
                    .start();
            try {
                process.getOutputStream().close();
                return process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)
                        && process.exitValue() == 0
                        && Files.size(answer) < LONGEST_ANSWER
                        && Files.readString(answer).lines().map(String::strip).anyMatch(type::equals);
            } finally {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            LOG.log(Level.DEBUG, () -> asking.command() + " does not say whether it has " + type, e);
            return false;
        }
    }
}
