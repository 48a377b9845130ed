package io.github.qmpcodegen.qemu.operations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.github.qmpcodegen.qemu.MigrationCapability;
import io.github.qmpcodegen.qemu.MigrationStatus;
import io.github.qmpcodegen.qemu.QemuCommands;
import io.github.qmpcodegen.qemu.ResumeEvent;
import io.github.qmpcodegen.qemu.RunState;
import io.github.qmpcodegen.qmp.QemuProcess;
import io.github.qmpcodegen.qmp.QmpSubscription;
import io.github.qmpcodegen.qmp.testing.NeedsQemu;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Migrations of real machines that come to their end, or are given up. */
@NeedsQemu
@Timeout(120)
class MigrationQemuTest {

    @Test
    void theGuestGoesOnAtTheDestination() throws IOException {
        List<MigrationProgress> told = Collections.synchronizedList(new ArrayList<>());
        try (MigrationPair pair = MigrationPair.start()) {
            MigrationResult result = completed(
                    pair.migrate(request -> request.progress(told::add)).await());

            assertTrue(MigrationPair.runs(pair.destination()));
            assertTrue(result.running());
            assertFalse(result.postcopied());
            assertEquals(RunState.POSTMIGRATE, MigrationPair.state(pair.source()));
            assertTrue(result.last().transferred() > 100_000, result::toString);
            assertEquals(0, result.last().remaining());
            assertTrue(Duration.ZERO.compareTo(result.totalTime()) < 0, result::toString);
            assertNotNull(result.downtime());
            assertEquals(MigrationStatus.COMPLETED, told.get(told.size() - 1).status());
            assertTrue(told.stream().anyMatch(each -> each.status() == MigrationStatus.ACTIVE), told::toString);
            pair.assertSettingsAreBack(pair.source());
            pair.assertSettingsAreBack(pair.destination());
            pair.assertNeverTwoRan();
        }
    }

    @Test
    void aGuestThatIsPausedStaysSo() throws IOException {
        try (MigrationPair pair = MigrationPair.start()) {
            new QemuCommands(pair.source().client()).stop();

            MigrationResult result =
                    completed(pair.migrate(MigrationQemuTest::fast).await());

            assertFalse(result.running());
            assertEquals(RunState.PAUSED, MigrationPair.state(pair.destination()));
        }
    }

    @Test
    void aGuestThatIsPausedMeanwhileStaysSo() throws IOException {
        try (MigrationPair pair = MigrationPair.start()) {
            CompletableFuture<Void> active = new CompletableFuture<>();
            Operation<MigrationResult> migration = pair.migrate(request -> request.progress(progress -> {
                if (progress.status() == MigrationStatus.ACTIVE && active.complete(null)) {
                    new QemuCommands(pair.source().client()).stop();
                }
            }));

            MigrationResult result = completed(migration.await());

            assertFalse(result.running());
            assertEquals(RunState.PAUSED, MigrationPair.state(pair.destination()));
        }
    }

    @Test
    void whatWaitsForLeaveIsHandedOver() throws IOException {
        try (MigrationPair pair = MigrationPair.start()) {
            MigrationResult result = completed(
                    pair.migrate(request -> fast(request).capability(MigrationCapability.PAUSE_BEFORE_SWITCHOVER))
                            .await());

            assertTrue(result.running());
            pair.assertSettingsAreBack(pair.source());
        }
    }

    @Test
    void theGuestGoesOnBeforeItsMemoryIsThere() throws IOException {
        try (MigrationPair pair = MigrationPair.start()) {
            Operation<MigrationResult> migration = pair.migrate(request -> request.postcopyAfter(Duration.ofMillis(1)));

            MigrationResult result = completed(migration.await());

            assertTrue(result.postcopied());
            assertTrue(MigrationPair.runs(pair.destination()));
            pair.assertSettingsAreBack(pair.source());
            pair.assertSettingsAreBack(pair.destination());
            pair.assertNeverTwoRan();
        }
    }

    @Test
    void oneThatIsCancelledGoesOnWhereItWas() throws IOException {
        try (MigrationPair pair = MigrationPair.start();
                ServerSocketChannel hole = pair.hole()) {
            CompletableFuture<Void> active = new CompletableFuture<>();
            Operation<MigrationResult> migration = pair.migrateInto(
                    hole,
                    request -> request.progress(progress -> {
                        if (progress.status() == MigrationStatus.ACTIVE) {
                            active.complete(null);
                        }
                    }));
            active.join();
            migration.cancel();

            Outcome<MigrationResult> outcome = migration.await();

            assertEquals(new Outcome.Cancelled<>(List.of()), outcome);
            assertTrue(MigrationPair.runs(pair.source()));
            pair.destination().handle().onExit().join();
            pair.assertSettingsAreBack(pair.source());
        }
    }

    @Test
    void oneThatComesToItsDeadlineGoesOnWhereItWas() throws IOException {
        try (MigrationPair pair = MigrationPair.start();
                ServerSocketChannel hole = pair.hole()) {
            Outcome<MigrationResult> outcome = pair.migrateInto(
                            hole, request -> request.deadline(Duration.ofSeconds(1)))
                    .await();

            assertInstanceOf(Outcome.Unfinished.class, outcome);
            assertEquals(List.of(), outcome.remnants());
            assertTrue(MigrationPair.runs(pair.source()));
        }
    }

    @Test
    void aDestinationThatDoesNotWaitIsLeftAlone() throws IOException {
        try (MigrationPair pair = MigrationPair.start();
                MigrationPair other = MigrationPair.start()) {
            Outcome<MigrationResult> outcome = Operations.of(pair.source().client())
                    .migrate(MigrationRequest.to(
                                    MigrationTarget.socket(other.source().client(), "unix:" + pair.path("migration")))
                            .build())
                    .await();

            assertInstanceOf(Outcome.Failed.class, outcome);
            assertEquals(List.of(), outcome.remnants());
            assertTrue(MigrationPair.runs(pair.source()));
            assertTrue(MigrationPair.runs(other.source()));
        }
    }

    @Test
    void theSourceGoesOnWhereTheDestinationIsAnotherMachine() throws IOException {
        try (MigrationPair pair = MigrationPair.start();
                QemuProcess other = QemuProcess.start(
                        MigrationPair.OPTIONS,
                        List.of(
                                MigrationPair.PROGRAM,
                                "-M",
                                "pc,accel=tcg",
                                "-m",
                                "32",
                                "-nodefaults",
                                "-display",
                                "none",
                                "-incoming",
                                "defer"))) {
            Outcome<MigrationResult> outcome = Operations.of(pair.source().client())
                    .migrate(MigrationRequest.to(
                                    MigrationTarget.socket(other.client(), "unix:" + pair.path("migration")))
                            .destinationEnd(other.handle().onExit())
                            .deadline(Duration.ofSeconds(30))
                            .build())
                    .await();

            assertFalse(outcome instanceof Outcome.Completed, outcome::toString);
            assertEquals(List.of(), outcome.remnants());
            assertTrue(MigrationPair.runs(pair.source()));
            other.handle().onExit().join();
        }
    }

    @Test
    void theStateIsInTheFile(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("the guest's state");
        try (MigrationPair pair = MigrationPair.start()) {
            MigrationResult result = completed(Operations.of(pair.source().client())
                    .migrate(MigrationRequest.to(MigrationTarget.file(file.toString()))
                            .build())
                    .await());

            assertEquals(RunState.POSTMIGRATE, MigrationPair.state(pair.source()));
            assertTrue(Files.size(file) >= result.last().transferred() / 2, result::toString);
            try (QmpSubscription<ResumeEvent> resumed =
                    pair.destination().client().subscribe(ResumeEvent.class)) {
                new QemuCommands(pair.destination().client())
                        .migrateIncoming(incoming -> incoming.uri("exec:cat \"" + file + "\""));
                ResumeEvent unused = resumed.next(Duration.ofSeconds(30));
            }
        }
    }

    @Test
    void whatIsNoPlainFileIsWrittenToAndStaysWhatItIs(@TempDir Path folder) throws Exception {
        Path disk = Files.createFile(folder.resolve("disk"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), disk);
        MigrationResult unused = completed(migrateToFile(link));

        assertTrue(Files.isSymbolicLink(link));
        assertTrue(Files.size(disk) > 0);

        Path pipe = folder.resolve("pipe");
        assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
        CompletableFuture<Long> reader = CompletableFuture.supplyAsync(() -> {
            try (InputStream in = Files.newInputStream(pipe)) {
                return in.transferTo(OutputStream.nullOutputStream());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        Outcome<MigrationResult> outcome = migrateToFile(pipe);

        // From 8.2 on QEMU writes the file itself, and refuses what cannot be truncated.
        boolean refused = outcome.toString().contains("failed to truncate");
        assertEquals(refused, reader.get(30, TimeUnit.SECONDS) == 0, outcome::toString);
        assertTrue(refused || outcome instanceof Outcome.Completed, outcome::toString);
        assertEquals(List.of(), outcome.remnants());
        try (Stream<Path> all = Files.list(folder)) {
            assertEquals(Set.of(disk, link, pipe), all.collect(Collectors.toSet()));
        }
        assertFalse(Files.isRegularFile(pipe));
    }

    private static Outcome<MigrationResult> migrateToFile(Path file) throws IOException {
        try (MigrationPair pair = MigrationPair.start()) {
            return Operations.of(pair.source().client())
                    .migrate(MigrationRequest.to(MigrationTarget.file(file.toString()))
                            .build())
                    .await();
        }
    }

    @Test
    void aFolderIsNoFile(@TempDir Path folder) throws IOException {
        Path inside = Files.createDirectory(folder.resolve("inside"));
        try (MigrationPair pair = MigrationPair.start()) {
            Outcome<MigrationResult> outcome = Operations.of(pair.source().client())
                    .migrate(MigrationRequest.to(MigrationTarget.file(inside.toString()))
                            .build())
                    .await();

            assertInstanceOf(Outcome.Failed.class, outcome, outcome::toString);
            assertTrue(MigrationPair.runs(pair.source()));
            try (Stream<Path> all = Files.list(inside)) {
                assertEquals(List.of(), all.toList());
            }
        }
    }

    private static MigrationRequest.Builder fast(MigrationRequest.Builder request) {
        return request.parameters(members -> members.maxBandwidth(1L << 30));
    }

    private static MigrationResult completed(Outcome<MigrationResult> outcome) {
        assertEquals(List.of(), outcome.remnants());
        if (outcome instanceof Outcome.Completed<MigrationResult> completed) {
            return completed.result();
        }
        return fail(outcome.toString());
    }
}
