package io.github.qmpcodegen.samples.benchmarks;

import io.github.qmpcodegen.qmp.QemuProcess;
import io.github.qmpcodegen.qmp.QmpOptions;
import io.github.qmpcodegen.qmp.schema.ServerInterface;
import java.util.List;

/** How long a client that has just connected to a real QEMU takes to learn its interface, in a JVM that does nothing else. */
public final class Cold {

    private Cold() {}

    /** Takes the name of the program, qemu-system-x86_64 if not given. */
    public static void main(String[] args) {
        String program = args.length > 0 ? args[0] : "qemu-system-x86_64";
        try (QemuProcess qemu = QemuProcess.start(
                QmpOptions.builder().build(), List.of(program, "-M", "none", "-nodefaults", "-display", "none"))) {
            long begun = System.nanoTime();
            ServerInterface server = qemu.client().serverInterface();
            long took = System.nanoTime() - begun;
            System.out.printf(
                    "%d commands, %d types: %d ms%n",
                    server.commands().size(), server.types().size(), took / 1_000_000);
        }
    }
}
