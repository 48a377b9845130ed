package io.github.qmpcodegen.samples.quickstart;

import io.github.qmpcodegen.qmp.QmpClient;
import io.github.qmpcodegen.qmp.QmpOptions;
import io.github.qmpcodegen.qmp.QmpSubscription;
import io.github.qmpcodegen.samples.quickstart.qmp.QemuCommands;
import io.github.qmpcodegen.samples.quickstart.qmp.QemuEvent;
import io.github.qmpcodegen.samples.quickstart.qmp.QemuRegistry;
import io.github.qmpcodegen.samples.quickstart.qmp.QueryStatusResponse;
import io.github.qmpcodegen.samples.quickstart.qmp.QueryVersionResponse;
import io.github.qmpcodegen.samples.quickstart.qmp.ResumeEvent;
import io.github.qmpcodegen.samples.quickstart.qmp.StopEvent;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Asks a machine for its version and status, pauses it, lets it run on, and shows the events that this causes. */
public final class Quickstart {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private Quickstart() {}

    /** Runs the sample with QEMU if one is installed, or else with a stand-in in this process. */
    public static void main(String[] args) {
        QmpOptions options = QmpOptions.builder().registry(new QemuRegistry()).build();
        try (Machine machine = Machine.start(options, List.of(args))) {
            System.out.println("Connected to " + machine.description());
            run(machine.client(), System.out);
        }
    }

    /** Drives a machine and prints what it answers. */
    static void run(QmpClient client, PrintStream out) {
        QemuCommands commands = new QemuCommands(client);
        try (QmpSubscription<QemuEvent> events = client.subscribe(QemuEvent.class)) {
            QueryVersionResponse.Qemu version = commands.queryVersion().qemu();
            out.printf("query-version: %d.%d.%d%n", version.major(), version.minor(), version.micro());
            print(out, commands.queryStatus());

            commands.stop();
            out.println("stop");
            printUntil(StopEvent.class, events, out);
            print(out, commands.queryStatus());

            commands.cont();
            out.println("cont");
            printUntil(ResumeEvent.class, events, out);
            print(out, commands.queryStatus());
        }
    }

    private static void print(PrintStream out, QueryStatusResponse status) {
        out.printf("query-status: %s, running: %s%n", status.status().text(), status.running());
    }

    private static void printUntil(
            Class<? extends QemuEvent> last, QmpSubscription<QemuEvent> events, PrintStream out) {
        QemuEvent event;
        do {
            event = events.next(PATIENCE);
            String time = event.timestamp().toInstant().map(Instant::toString).orElse("an unknown time");
            out.printf("event %s at %s%n", event.qmpName(), time);
        } while (!last.isInstance(event));
    }
}
