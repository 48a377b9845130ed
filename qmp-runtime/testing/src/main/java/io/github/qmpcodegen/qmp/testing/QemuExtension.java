package io.github.qmpcodegen.qmp.testing;

import io.github.qmpcodegen.qmp.QemuProcess;
import io.github.qmpcodegen.qmp.QmpAddress;
import io.github.qmpcodegen.qmp.QmpOptions;
import io.github.qmpcodegen.qmp.SocketFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A real QEMU for each test. If it is not installed the test is skipped, or fails, as with {@link NeedsQemu}. */
public final class QemuExtension extends QmpServerExtension implements ExecutionCondition {
    private static final String SOCKET = "qmp";

    private final List<String> command;
    private @Nullable QemuProcess process;
    private @Nullable SocketFolder folder;

    private QemuExtension(QmpOptions options, List<String> command) {
        super(options);
        this.command = List.copyOf(command);
    }

    /**
     * Returns an extension that starts each test's machine in the same way.
     *
     * @param options the options of clients
     * @param command the program and its arguments, to which {@code -qmp} is added
     */
    public static QemuExtension of(QmpOptions options, String... command) {
        return new QemuExtension(options, List.of(command));
    }

    /** The current test's machine. */
    public QemuProcess process() {
        return Objects.requireNonNull(process, "no test is running");
    }

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return NeedsQemu.Condition.of(List.of(command.get(0)), context.getDisplayName());
    }

    @Override
    String description() {
        return command.get(0);
    }

    @Override
    void start() {
        try {
            SocketFolder own = SocketFolder.create();
            folder = own;
            List<String> whole = new ArrayList<>(command);
            whole.addAll(List.of(
                    "-qmp", "unix:" + own.socket(SOCKET).toString().replace(",", ",,") + ",server=on,wait=off"));
            process = QemuProcess.start(options(), whole);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    void end() {
        if (process != null) {
            process.close();
        }
        process = null;
        if (folder != null) {
            folder.close();
        }
        folder = null;
    }

    @Override
    public QmpAddress address() {
        return QmpAddress.unix(
                Objects.requireNonNull(folder, "no test is running").socket(SOCKET));
    }
}
