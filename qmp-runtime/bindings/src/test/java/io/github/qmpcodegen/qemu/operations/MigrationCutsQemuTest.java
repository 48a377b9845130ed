package io.github.qmpcodegen.qemu.operations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.qmpcodegen.qemu.QemuRegistry;
import io.github.qmpcodegen.qmp.QmpAddress;
import io.github.qmpcodegen.qmp.QmpClient;
import io.github.qmpcodegen.qmp.QmpOptions;
import io.github.qmpcodegen.qmp.ReconnectPolicy;
import io.github.qmpcodegen.qmp.testing.NeedsQemu;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Migrations with a connection to either machine cut at a random moment, while both live: they come to their end. */
@NeedsQemu
@Timeout(600)
class MigrationCutsQemuTest {
    private static final long MICROSECONDS = 900_000;

    private static final QmpOptions OPTIONS = QmpOptions.builder()
            .registry(new QemuRegistry())
            .reconnect(new ReconnectPolicy(Duration.ofMillis(5), Duration.ofMillis(50), Duration.ofMinutes(1)))
            .build();

    @Test
    void theMigrationIsPickedUpAgain() throws IOException {
        cutAtRandomMoments(4);
    }

    @Test
    @Tag("thorough")
    void theMigrationIsPickedUpAgainEachTime() throws IOException {
        cutAtRandomMoments(50);
    }

    private static void cutAtRandomMoments(int moments) throws IOException {
        Random random = new Random(12);
        for (int i = 0; i < moments; i++) {
            try (MigrationPair pair = MigrationPair.start("-qmp", "unix:FOLDER/NAME,server=on,wait=off");
                    Relay near = new Relay(Path.of(pair.path("source")));
                    Relay far = new Relay(Path.of(pair.path("destination")));
                    QmpClient source = QmpClient.connect(QmpAddress.unix(near.socket()), OPTIONS);
                    QmpClient destination = QmpClient.connect(QmpAddress.unix(far.socket()), OPTIONS)) {
                Relay cut = i % 2 == 0 ? near : far;
                Operation<MigrationResult> migration = Operations.of(source)
                        .migrate(MigrationRequest.to(
                                        MigrationTarget.socket(destination, "unix:" + pair.path("migration")))
                                .parameters(members -> members.maxBandwidth(MigrationPair.BANDWIDTH))
                                .deadline(Duration.ofSeconds(60))
                                .build());
                CompletableFuture<Void> done = CompletableFuture.runAsync(
                        cut::cut,
                        CompletableFuture.delayedExecutor(
                                (long) (random.nextDouble() * MICROSECONDS), TimeUnit.MICROSECONDS));

                Outcome<MigrationResult> outcome = migration.await();

                done.join();
                assertInstanceOf(Outcome.Completed.class, outcome, outcome::toString);
                assertEquals(List.of(), outcome.remnants());
                assertTrue(MigrationPair.runs(pair.destination()));
                pair.assertSettingsAreBack(pair.source());
                pair.assertSettingsAreBack(pair.destination());
                pair.assertNeverTwoRan();
            }
        }
    }
}
