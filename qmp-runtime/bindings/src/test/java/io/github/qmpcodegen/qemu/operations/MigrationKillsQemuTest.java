package io.github.qmpcodegen.qemu.operations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.qmpcodegen.qemu.MigrationInfo;
import io.github.qmpcodegen.qemu.QemuCommands;
import io.github.qmpcodegen.qmp.QemuProcess;
import io.github.qmpcodegen.qmp.QmpClosedException;
import io.github.qmpcodegen.qmp.QmpEvent;
import io.github.qmpcodegen.qmp.QmpSubscription;
import io.github.qmpcodegen.qmp.testing.NeedsQemu;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Machines that are killed at a random moment of their migration: the guest goes on at one of them if it can, and else it is
 * told which of them stands still.
 */
@NeedsQemu
@Timeout(600)
class MigrationKillsQemuTest {

    /** How long a migration takes at most, from its begin to its end. */
    private static final long MICROSECONDS = 900_000;

    /** How long the guest changes hands at most, from the moment when it stands still at the source. */
    private static final long HANDOVER_MICROSECONDS = 5_000;

    private static final Remnant SOURCE = new Remnant(Remnant.Kind.PAUSED_MACHINE, "source");

    @ParameterizedTest
    @CsvSource({"true, 2", "false, 2"})
    void theGuestIsLostOrGoesOnOrIsNamed(boolean killsSource, int moments) throws IOException {
        killAtRandomMoments(killsSource, moments);
    }

    @Tag("thorough")
    @ParameterizedTest
    @CsvSource({"true, 50", "false, 50"})
    void theGuestIsLostOrGoesOnOrIsNamedEachTime(boolean killsSource, int moments) throws IOException {
        killAtRandomMoments(killsSource, moments);
    }

    private static void killAtRandomMoments(boolean killsSource, int moments) throws IOException {
        Random random = new Random(11);
        for (int i = 0; i < moments; i++) {
            try (MigrationPair pair = MigrationPair.start();
                    QmpSubscription<QmpEvent> stop = pair.source().client().subscribe("STOP")) {
                QemuProcess victim = killsSource ? pair.source() : pair.destination();
                CompletableFuture<Void> killed = new CompletableFuture<>();
                // Each second time in the short while in which the guest changes hands.
                boolean handover = i % 2 == 1;
                Executor later = CompletableFuture.delayedExecutor(
                        (long) (random.nextDouble() * (handover ? HANDOVER_MICROSECONDS : MICROSECONDS)),
                        TimeUnit.MICROSECONDS);
                Runnable kill = () -> {
                    pair.kill(victim);
                    killed.complete(null);
                };
                if (handover) {
                    stop.onEvent(event -> later.execute(kill));
                }
                Operation<MigrationResult> migration = pair.migrate(request -> request);
                if (!handover) {
                    later.execute(kill);
                }

                Outcome<MigrationResult> outcome = migration.await();

                killed.join();
                victim.handle().onExit().join();
                String moment = "moment " + i + ": " + outcome;
                if (killsSource) {
                    assertRightWithoutSource(pair, outcome, moment);
                } else {
                    assertRightWithoutDestination(pair, outcome, moment);
                }
                pair.assertNeverTwoRan();
            }
        }
    }

    private static void assertRightWithoutSource(MigrationPair pair, Outcome<MigrationResult> outcome, String moment) {
        assertEquals(List.of(), outcome.remnants(), moment);
        if (outcome instanceof Outcome.Completed) {
            assertTrue(MigrationPair.runs(pair.destination()), moment);
            pair.assertSettingsAreBack(pair.destination());
        } else if (hasListened(pair.destination())) {
            // It did not have all of the guest, and is gone.
            pair.destination().handle().onExit().join();
        } else {
            pair.assertSettingsAreBack(pair.destination());
        }
    }

    private static boolean hasListened(QemuProcess machine) {
        try {
            MigrationInfo told = new QemuCommands(machine.client()).queryMigrate();
            return told.status() != null || told.socketAddress() != null;
        } catch (QmpClosedException e) {
            return true;
        }
    }

    private static void assertRightWithoutDestination(
            MigrationPair pair, Outcome<MigrationResult> outcome, String moment) {
        pair.assertSettingsAreBack(pair.source());
        if (outcome instanceof Outcome.Completed) {
            // It was killed after that.
            assertEquals(List.of(), outcome.remnants(), moment);
            assertFalse(MigrationPair.runs(pair.source()), moment);
        } else if (outcome.remnants().isEmpty()) {
            assertTrue(MigrationPair.runs(pair.source()), moment);
        } else {
            // It may have run.
            assertEquals(List.of(SOURCE), outcome.remnants(), moment);
            assertFalse(MigrationPair.runs(pair.source()), moment);
        }
    }
}
