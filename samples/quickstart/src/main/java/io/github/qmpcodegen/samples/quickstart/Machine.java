package io.github.qmpcodegen.samples.quickstart;

import io.github.qmpcodegen.qmp.QemuProcess;
import io.github.qmpcodegen.qmp.QmpClient;
import io.github.qmpcodegen.qmp.QmpOptions;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A machine to talk to, which ends when it is closed. */
interface Machine extends AutoCloseable {

    /** What it is, for a person to read. */
    String description();

    /** The client that is connected to it. */
    QmpClient client();

    @Override
    void close();

    /**
     * Starts QEMU if one is installed, or else a stand-in.
     *
     * @param options the client's
     * @param arguments {@code --stand-in} to do without QEMU in any case
     */
    static Machine start(QmpOptions options, List<String> arguments) {
        if (arguments.contains("--stand-in")) {
            return StandInMachine.start(options, "");
        }
        Optional<Path> qemu = installedQemu();
        return qemu.isPresent() ? ofQemu(qemu.get(), options) : StandInMachine.start(options, "none is installed");
    }

    private static Machine ofQemu(Path program, QmpOptions options) {
        QemuProcess process = QemuProcess.start(
                options, List.of(program.toString(), "-M", "none", "-nodefaults", "-display", "none"));
        return new Machine() {
            @Override
            public String description() {
                return program.toString();
            }

            @Override
            public QmpClient client() {
                return process.client();
            }

            @Override
            public void close() {
                process.close();
            }
        };
    }

    /** The first system emulator on the search path. */
    private static Optional<Path> installedQemu() {
        String path = System.getenv("PATH");
        List<Path> candidates = new ArrayList<>();
        for (String folder : path == null ? new String[0] : path.split(Pattern.quote(File.pathSeparator), -1)) {
            for (String target : List.of("x86_64", "aarch64", "i386", "riscv64")) {
                candidates.add(Path.of(folder, "qemu-system-" + target));
            }
        }
        return candidates.stream().filter(Files::isExecutable).findFirst();
    }
}
