package io.github.qmpcodegen.samples.qmpshell;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.terminal.spi.SystemStream;
import org.jline.terminal.spi.TerminalProvider;

/** The program. */
public final class QmpShell {

    private QmpShell() {}

    /** Runs the shell, and ends the JVM with its exit code. */
    public static void main(String[] args) throws IOException {
        boolean colourable = isTerminal(SystemStream.Output, "1");
        int code;
        try (Terminal terminal = colourable && isTerminal(SystemStream.Input, "0") ? terminal() : null) {
            code = ShellCommand.run(
                    args,
                    new Surroundings(
                            System.in,
                            // Not System.out, which does not report why it cannot write.
                            new FileOutputStream(FileDescriptor.out),
                            new PrintStream(System.err, true, StandardCharsets.UTF_8),
                            colourable,
                            terminal,
                            System.getenv(),
                            Path.of("")));
        }
        System.exit(code);
    }

    private static boolean isTerminal(SystemStream stream, String descriptor) throws IOException {
        // What asks the terminal with stty and tty: it needs no native code, of which newer JDKs warn.
        return !isPipe(descriptor)
                && TerminalProvider.load(TerminalBuilder.PROP_PROVIDER_EXEC).isSystemStream(stream);
    }

    /** Whether a stream is a pipe or nothing, as far as the system shows that without running a program. */
    private static boolean isPipe(String descriptor) {
        try {
            String target =
                    Files.readSymbolicLink(Path.of("/proc/self/fd", descriptor)).toString();
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
