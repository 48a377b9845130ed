package io.github.qmpcodegen.samples.qmpshell;

import io.github.qmpcodegen.samples.qmpshell.terminal.Screen;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The shell with its command line, at a pseudo terminal. */
final class RunningShell implements AutoCloseable {

    private final Screen screen;
    private final CompletableFuture<Integer> code = new CompletableFuture<>();

    /**
     * Starts the shell.
     *
     * @param type the terminal's type
     * @param folder where relative paths start, and the history is
     * @param arguments the command line
     */
    RunningShell(String type, Path folder, String... arguments) throws IOException {
        this(type, folder, Map.of(), arguments);
    }

    /** The same, with variables in the environment. */
    RunningShell(String type, Path folder, Map<String, String> environment, String... arguments) throws IOException {
        screen = new Screen(type);
        Map<String, String> variables = new HashMap<>(environment);
        variables.put("XDG_STATE_HOME", folder.toString());
        Thread thread = new Thread(() -> run(folder, variables, arguments), "shell under test");
        thread.setDaemon(true);
        thread.start();
    }

    private void run(Path folder, Map<String, String> environment, String... arguments) {
        PrintStream terminal = new PrintStream(screen.terminal().output(), true, StandardCharsets.UTF_8);
        try {
            int result = ShellCommand.run(
                    arguments,
                    new Surroundings(
                            InputStream.nullInputStream(),
                            terminal,
                            terminal,
                            true,
                            screen.terminal(),
                            environment,
                            folder));
            if (Thread.interrupted()) {
                throw new IllegalStateException("an interrupt of the shell's own is left");
            }
            code.complete(result);
        } catch (Throwable e) {
            code.completeExceptionally(e);
        }
    }

    Screen screen() {
        return screen;
    }

    /** Waits for the end; the exit code. */
    int exitCode() throws ExecutionException, TimeoutException, InterruptedException {
        return code.get(30, TimeUnit.SECONDS);
    }

    /** Leaves the shell, if it has not ended, and closes the terminal. */
    @Override
    public void close() throws IOException {
        try {
            if (!code.isDone()) {
                // Control-C gives up what is being typed, Control-D leaves.
                screen.type("\u0003\u0004");
                code.get(10, TimeUnit.SECONDS);
            }
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the shell does not end as it should", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            screen.close();
        }
    }

    /**
     * How a shell without a terminal ended.
     *
     * @param code the exit code
     * @param out what it wrote to standard output
     * @param err what it wrote to standard error
     */
    record Ended(int code, String out, String err) {}

    /** Runs the shell without a terminal. */
    static Ended script(Path folder, String input, String... arguments) {
        return script(folder, input, new ByteArrayOutputStream(), arguments);
    }

    /** The same, with a standard output of its own. */
    static Ended script(Path folder, String input, OutputStream out, String... arguments) {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = ShellCommand.run(
                arguments,
                new Surroundings(
                        new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                        out,
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        false,
                        null,
                        Map.of(),
                        folder));
        return new Ended(
                code,
                out instanceof ByteArrayOutputStream bytes ? bytes.toString(StandardCharsets.UTF_8) : "",
                err.toString(StandardCharsets.UTF_8));
    }
}
