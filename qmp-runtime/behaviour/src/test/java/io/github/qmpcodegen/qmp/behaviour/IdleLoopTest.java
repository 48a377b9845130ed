package io.github.qmpcodegen.qmp.behaviour;

import io.github.qmpcodegen.qmp.QmpAddress;
import io.github.qmpcodegen.qmp.QmpClient;
import io.github.qmpcodegen.qmp.testing.FakeQmpServer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A JVM waits 300 ms at its end for threads that are in a call of the system. */
class IdleLoopTest {

    @TempDir
    private Path folder;

    @Test
    @Timeout(120)
    void withoutClientsNoThreadOfOursWaitsInTheSystem() throws Exception {
        try (FakeQmpServer server = FakeQmpServer.onTcp().serve()) {
            ChildJvm.run(
                    folder,
                    new ProcessBuilder(ChildJvm.command(
                            List.of(), Program.class, server.address().toString())));
        }
    }

    /** Connects and closes, twice, and ends when the thread that reads is at rest: parked, not in a selector. */
    static final class Program {

        private Program() {}

        public static void main(String[] args) {
            for (int i = 0; i < 2; i++) {
                QmpClient.connect(QmpAddress.parse(args[0])).close();
                Thread loop = Thread.getAllStackTraces().keySet().stream()
                        .filter(thread -> thread.getName().equals("qmp-io"))
                        .findAny()
                        .orElseThrow();
                while (loop.getState() != Thread.State.WAITING) {
                    Thread.onSpinWait();
                }
            }
        }
    }
}
