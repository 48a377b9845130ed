package io.github.qmpcodegen.samples.qmpshell;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.terminal.spi.SystemStream;
import org.jline.terminal.spi.TerminalProvider;

/** The program. */
public final class QmpShell {

    /** What the client logs; it would break the line that is being typed. Kept, or the level would be forgotten. */
    private static final Logger CLIENT_LOG = System.getProperty("x") != null ? null : Logger.getLogger("io.github.qmpcodegen.qmp");

    private QmpShell() {}

    /** Runs the shell, and ends the JVM with its exit code. */
    public static void main(String[] args) throws IOException {
        if (System.getProperty("x") == null) CLIENT_LOG.setLevel(Level.OFF);
        boolean shown = isTerminal(SystemStream.Output);
        int code;
        try (Terminal terminal = shown && isTerminal(SystemStream.Input) ? terminal() : null) {
            code = ShellCommand.run(
                    args,
                    new Surroundings(
                            System.in,
                            // Not System.out, which does not tell why it cannot write.
                            new FileOutputStream(FileDescriptor.out),
                            new PrintStream(System.err, true, StandardCharsets.UTF_8),
                            shown,
                            terminal,
                            System.getenv(),
                            Path.of("")));
        }
        System.exit(code);
    }

    private static boolean isTerminal(SystemStream stream) throws IOException {
        // What asks the terminal with stty and tty: it needs no native code, of which newer JDKs warn.
        return !isPipe(stream)
                && TerminalProvider.load(TerminalBuilder.PROP_PROVIDER_EXEC).isSystemStream(stream);
    }

    /** Whether a stream is a pipe or nothing, as far as the system tells that without a program being asked. */
    private static boolean isPipe(SystemStream stream) {
        try {
            String target = Files.readSymbolicLink(Path.of("/proc/self/fd", String.valueOf(stream.ordinal())))
                    .toString();
            return target.startsWith("pipe:") || target.startsWith("socket:") || target.equals("/dev/null");
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }

    private static Terminal terminal() throws IOException {
        return TerminalBuilder.builder()
                .provider(TerminalBuilder.PROP_PROVIDER_EXEC)
                .dumb(true)
                // It would ask the terminal what it can do, and lose what is typed while it waits for the answer.
                .graphemeCluster(false)
                .build();
    }
}
