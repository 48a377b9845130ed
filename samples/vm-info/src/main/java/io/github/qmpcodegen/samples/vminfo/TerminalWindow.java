package io.github.qmpcodegen.samples.vminfo;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The terminal that the process writes to, as described by the programs that all systems with terminals have. */
final class TerminalWindow implements Window {

    private static final Pattern SIZE = Pattern.compile("(\\d+) \\d+\\s*");

    private TerminalWindow() {}

    /** The window of standard output. */
    static Window ofOutput() {
        return run(new ProcessBuilder("test", "-t", "1").redirectOutput(Redirect.INHERIT))
                        .succeeded()
                ? new TerminalWindow()
                : Window.NONE;
    }

    @Override
    public OptionalInt rows() {
        Matcher size = SIZE.matcher(run(new ProcessBuilder("stty", "size").redirectInput(new File("/dev/tty")))
                .output());
        int rows = size.matches() ? Integer.parseInt(size.group(1)) : 0;
        return OptionalInt.of(rows > 0 ? rows : Integer.MAX_VALUE);
    }

    private record Result(boolean succeeded, String output) {}

    private static Result run(ProcessBuilder program) {
        try {
            Process process = program.redirectError(Redirect.DISCARD).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            return new Result(process.waitFor() == 0, output);
        } catch (IOException | UncheckedIOException e) {
            // There is no such program here.
            return new Result(false, "");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Result(false, "");
        }
    }
}
