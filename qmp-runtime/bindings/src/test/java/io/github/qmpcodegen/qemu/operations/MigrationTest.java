package io.github.qmpcodegen.qemu.operations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.qmpcodegen.qemu.MigrationStatus;
import io.github.qmpcodegen.qmp.QmpClient;
import io.github.qmpcodegen.qmp.server.CommandError;
import io.github.qmpcodegen.qmp.server.Fault;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Migrations in which each step goes wrong in turn. */
@Timeout(60)
class MigrationTest {
    private static final Remnant SOURCE = new Remnant(Remnant.Kind.PAUSED_MACHINE, "source");
    private static final Remnant DESTINATION = new Remnant(Remnant.Kind.PAUSED_MACHINE, "destination");
    private static final Remnant MIGRATION = new Remnant(Remnant.Kind.MIGRATION, "source");

    private final FakeMigration machines = new FakeMigration().serve();
    private final String settings = machines.source().settings();
    private final List<QmpClient> clients = new ArrayList<>();
    private final CompletableFuture<Operation<MigrationResult>> migration = new CompletableFuture<>();
    private boolean reconnecting;
    private boolean deathsAreTold;
    private boolean watchesFail;
    private boolean postcopy;

    @BeforeEach
    void readBothEnds() {
        assertEquals(settings, machines.destination().settings());
    }

    @AfterEach
    void close() {
        clients.forEach(QmpClient::close);
        machines.close();
    }

    private QmpClient connect(FakeMigration.End end) {
        QmpClient client = end.connect(reconnecting);
        clients.add(client);
        return client;
    }

    private MigrationRequest request() {
        MigrationRequest.Builder request = MigrationRequest.to(
                        MigrationTarget.socket(connect(machines.destination()), "tcp:far:4444"))
                .parameters(members -> members.maxBandwidth(2))
                .deadline(Duration.ofSeconds(50));
        if (watchesFail) {
            request.sourceEnd(failedWatch()).destinationEnd(failedWatch());
        }
        if (deathsAreTold) {
            request.sourceEnd(machines.source().death())
                    .destinationEnd(machines.destination().death());
        }
        if (postcopy) {
            request.postcopyAfter(Duration.ZERO);
        }
        return request.build();
    }

    /** A stage that proves no end, of a kind that cannot be made a future. */
    private static CompletionStage<?> failedWatch() {
        CompletionStage<?> failed = CompletableFuture.failedStage(new IOException("nobody watches"));
        return (CompletionStage<?>) Proxy.newProxyInstance(
                MigrationTest.class.getClassLoader(),
                new Class<?>[] {CompletionStage.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("toCompletableFuture")) {
                        throw new UnsupportedOperationException();
                    }
                    return method.invoke(failed, arguments);
                });
    }

    private Outcome<MigrationResult> migrate() {
        Operation<MigrationResult> begun =
                Operations.of(connect(machines.source())).migrate(request());
        migration.complete(begun);
        return begun.await();
    }

    private static List<Remnant> settings(String end) {
        return Stream.of("max-bandwidth", "events")
                .map(each -> new Remnant(Remnant.Kind.SETTING, end + "/" + each))
                .toList();
    }

    private static List<Remnant> all(List<Remnant> others, Remnant... first) {
        List<Remnant> all = new ArrayList<>(List.of(first));
        all.addAll(others);
        return all;
    }

    @Test
    void theDestinationRunsWhenItIsToldTo() {
        Outcome<MigrationResult> outcome = migrate();

        assertEquals(
                new Outcome.Completed<>(
                        new MigrationResult(
                                new MigrationProgress(MigrationStatus.COMPLETED, 3, 0, 7, 1_000_000, 4096, 2, null),
                                Duration.ofMillis(5),
                                Duration.ofMillis(2),
                                true,
                                false),
                        List.of()),
                outcome);
        assertEquals(
                List.of(
                        "migrate-set-capabilities",
                        "migrate-set-parameters",
                        "migrate-incoming",
                        "stop",
                        "cont",
                        "migrate-set-parameters",
                        "migrate-set-capabilities"),
                machines.destination().commands());
        assertEquals(
                List.of(
                        "migrate-set-capabilities",
                        "migrate-set-parameters",
                        "migrate",
                        "migrate-set-parameters",
                        "migrate-set-capabilities"),
                machines.source().commands());
        assertEquals(settings, machines.source().settings());
        assertEquals(settings, machines.destination().settings());
    }

    @ParameterizedTest
    @CsvSource({
        "destination, migrate-set-capabilities, inmigrate",
        "destination, migrate-set-parameters, inmigrate",
        "source, migrate-set-capabilities, inmigrate",
        "source, migrate-set-parameters, inmigrate",
        "destination, migrate-incoming, inmigrate",
        "destination, stop, shutdown",
        "source, migrate, shutdown",
        "destination, cont, shutdown"
    })
    void aStepThatIsRefusedLeavesAllAsItWas(String end, String step, String destinationAfter) {
        machines.end(end).refuse(step);

        Outcome<MigrationResult> outcome = migrate();

        assertFalse(outcome instanceof Outcome.Completed, outcome::toString);
        assertEquals(List.of(), outcome.remnants());
        assertEquals("running", machines.source().state());
        assertEquals(settings, machines.source().settings());
        assertEquals(destinationAfter, machines.destination().state());
        if (destinationAfter.equals("inmigrate")) {
            assertEquals(settings, machines.destination().settings());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "destination, migrate-set-capabilities",
        "destination, migrate-set-parameters",
        "source, migrate-set-capabilities",
        "source, migrate-set-parameters",
        "destination, migrate-incoming",
        "destination, stop",
        "source, migrate",
        "destination, cont"
    })
    void whatWasDoneIsSeenAfterReconnecting(String end, String step) {
        reconnecting = true;
        machines.end(end).after(step, machines.end(end)::disconnect);

        Outcome<MigrationResult> outcome = migrate();

        assertInstanceOf(Outcome.Completed.class, outcome, outcome::toString);
        assertEquals(List.of(), outcome.remnants());
        assertEquals("postmigrate", machines.source().state());
        assertEquals("running", machines.destination().state());
        for (String once : List.of("migrate-incoming", "cont")) {
            assertEquals(1, Collections.frequency(machines.destination().commands(), once), once);
        }
        assertEquals(1, Collections.frequency(machines.source().commands(), "migrate"));
        assertEquals(settings, machines.source().settings());
        assertEquals(settings, machines.destination().settings());
    }

    @ParameterizedTest
    @CsvSource({
        "destination, migrate-set-capabilities",
        "destination, migrate-set-parameters",
        "source, migrate-set-capabilities",
        "source, migrate-set-parameters",
        "destination, migrate-incoming",
        "destination, stop",
        "source, migrate"
    })
    void oneThatIsCancelledAtAStepLeavesTheGuestWhereItWas(String end, String step) {
        machines.course(() -> {});
        machines.end(end).after(step, () -> migration.join().cancel());

        Outcome<MigrationResult> outcome = migrate();

        assertEquals(new Outcome.Cancelled<>(List.of()), outcome);
        assertEquals("running", machines.source().state());
        assertEquals(settings, machines.source().settings());
        assertFalse(machines.destination().commands().contains("cont"));
    }

    @Test
    void oneThatIsCancelledAsTheSourceCompletesHasTheGuestBack() {
        machines.course(() -> {
            machines.sendAll();
            migration.join().cancel();
        });

        Outcome<MigrationResult> outcome = migrate();

        assertEquals(new Outcome.Cancelled<>(List.of()), outcome);
        assertEquals("shutdown", machines.destination().state());
        assertEquals("running", machines.source().state());
    }

    @Test
    void oneThatIsCancelledWhenTheGuestHasChangedHandsIsCompleted() {
        machines.destination().before("cont", () -> migration.join().cancel());

        assertInstanceOf(Outcome.Completed.class, migrate());
        assertEquals("running", machines.destination().state());
    }

    @Test
    void theMigrationOfSomebodyElseGoesOn() {
        machines.source().migrateForAnother();

        Outcome<MigrationResult> outcome = migrate();

        assertEquals(new Outcome.Failed<>("another migration is under way, which is active", List.of()), outcome);
        assertEquals(List.of(), machines.source().commands());
    }

    @Test
    void soItDoesWhereItWasFaster() {
        machines.source().before("migrate", () -> {
            machines.source().migrateForAnother();
            throw new CommandError("one at a time");
        });

        Outcome<MigrationResult> outcome = migrate();

        assertInstanceOf(Outcome.Failed.class, outcome);
        // Which may need what was set.
        assertEquals(settings("source"), outcome.remnants());
        assertFalse(machines.source().commands().contains("migrate_cancel"));
    }

    @Test
    void aGuestThatSomebodyElseHasTakenDoesNotRunTwice() {
        machines.source().before("migrate", () -> {
            machines.sendAll();
            throw new CommandError("it is gone");
        });

        Outcome<MigrationResult> outcome = migrate();

        assertInstanceOf(Outcome.Failed.class, outcome);
        assertEquals("postmigrate", machines.source().state());
        assertFalse(machines.source().commands().contains("cont"));
    }

    @Test
    void norDoesOneThatWasTakenBeforeTheMigrationBegins() {
        machines.destination().after("migrate-incoming", machines::sendAll);

        Outcome<MigrationResult> outcome = migrate();

        assertEquals(
                new Outcome.Failed<>("another migration is under way, or has taken the guest", List.of()), outcome);
        assertEquals("postmigrate", machines.source().state());
        assertEquals("shutdown", machines.destination().state());
    }

    @ParameterizedTest
    @ValueSource(strings = {"refused", "cancelled", "lost"})
    void norDoesOneThatWasTakenBeforeTheDestinationListens(String failure) {
        machines.course(() -> {});
        machines.destination().before("migrate-incoming", () -> {
            machines.sendAll();
            switch (failure) {
                case "refused" -> throw new CommandError("there is no such address");
                case "cancelled" -> migration.join().cancel();
                default -> machines.destination().die();
            }
        });

        Outcome<MigrationResult> outcome = migrate();

        assertFalse(outcome instanceof Outcome.Completed, outcome::toString);
        assertEquals("postmigrate", machines.source().state());
        assertFalse(machines.source().commands().contains("cont"));
    }

    /** As a second migration to the same destination does when it fails, or anybody else. */
    @Test
    void machinesWhoseCapabilitiesSomebodyElseSwitchesOffAreNamed() {
        machines.course(() -> {
            machines.complete();
            machines.source().forgetSettings();
            machines.destination().forgetSettings();
        });

        Outcome<MigrationResult> outcome = migrate();

        assertInstanceOf(Outcome.Failed.class, outcome);
        assertEquals("postmigrate", machines.source().state());
        assertEquals("paused", machines.destination().state());
        assertTrue(outcome.remnants().containsAll(List.of(SOURCE, DESTINATION)), outcome::toString);
    }

    /** Whoever needs them would fail without, and the guest with it. */
    @Test
    void settingsOfAMigrationThatGoesOnStay() {
        deathsAreTold = true;
        machines.course(() -> {
            machines.destination().receive();
            machines.source().disconnect();
        });

        Outcome<MigrationResult> outcome = migrate();

        assertInstanceOf(Outcome.ConnectionLost.class, outcome);
        assertTrue(outcome.remnants().contains(DESTINATION), outcome::toString);
        assertTrue(outcome.remnants().containsAll(settings("destination")), outcome::toString);
        assertFalse(machines.destination().settings().equals(settings));
    }

    @ParameterizedTest
    @ValueSource(strings = {"source", "destination"})
    void aConnectionThatIsLostAtTheVeryLastIsNoRestart(String end) {
        reconnecting = true;
        machines.course(() -> {
            machines.complete();
            machines.end(end).after("migrate-set-capabilities", machines.end(end)::disconnect);
        });

        Outcome<MigrationResult> outcome = migrate();

        assertInstanceOf(Outcome.Completed.class, outcome, outcome::toString);
        assertEquals(List.of(), outcome.remnants());
        assertEquals(settings, machines.end(end).settings());
    }

    @ParameterizedTest
    @CsvSource({"destination, inmigrate", "source, running"})
    void nothingIsSentToAMachineThatWasRestartedBefore(String end, String as) {
        reconnecting = true;
        machines.end(end)
                .after("query-migrate-parameters", () -> machines.end(end).restart(as));

        Outcome<MigrationResult> outcome = migrate();

        assertInstanceOf(Outcome.Failed.class, outcome, outcome::toString);
        assertFalse(machines.source().commands().contains("migrate"));
        if (end.equals("destination")) {
            assertFalse(machines.destination().commands().contains("migrate-incoming"));
        }
    }

    @Test
    void aGuestThatWasStoppedMeanwhileStaysSo() {
        machines.course(() -> {
            machines.source().stopGuest();
            migration.join().cancel();
        });

        Outcome<MigrationResult> outcome = migrate();

        assertEquals(new Outcome.Cancelled<>(List.of()), outcome);
        assertEquals("paused", machines.source().state());
    }

    @Test
    void aSourceThatFailsGoesOn() {
        machines.course(machines::fail);

        Outcome<MigrationResult> outcome = migrate();

        assertEquals(new Outcome.Failed<>("the migration has ended as failed", List.of()), outcome);
        assertEquals("shutdown", machines.destination().state());
        assertEquals("running", machines.source().state());
        assertFalse(machines.source().commands().contains("cont"));
    }

    @Test
    void settingsThatAreOutOfReachAreNamed() {
        machines.destination().after("migrate-set-parameters", machines.destination()::disconnect);

        Outcome<MigrationResult> outcome = migrate();

        assertInstanceOf(Outcome.ConnectionLost.class, outcome);
        assertEquals(settings("destination"), outcome.remnants());
        assertEquals(settings, machines.source().settings());
    }

    @Test
    void aDestinationThatIsLostBeforeAnythingIsSentIsNamed() {
        machines.destination().after("migrate-incoming", machines.destination()::disconnect);

        Outcome<MigrationResult> outcome = migrate();

        assertInstanceOf(Outcome.ConnectionLost.class, outcome);
        assertEquals(all(settings("destination"), DESTINATION), outcome.remnants());
        assertFalse(machines.source().commands().contains("migrate"));
        assertEquals("running", machines.source().state());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void theSourceStandsStillWhereNobodyKnowsOfTheDestination(boolean watchFails) {
        watchesFail = watchFails;
        machines.course(() -> {
            machines.sendAll();
            machines.destination().disconnect();
        });

        Outcome<MigrationResult> outcome = migrate();

        assertInstanceOf(Outcome.ConnectionLost.class, outcome);
        assertEquals(all(settings("destination"), DESTINATION, SOURCE), outcome.remnants());
        assertEquals("postmigrate", machines.source().state());
        assertEquals(settings, machines.source().settings());
    }

    @Test
    void theSourceGoesOnWhereTheDestinationIsKnownToHaveEnded() {
        deathsAreTold = true;
        machines.course(() -> {
            machines.sendAll();
            machines.destination().die();
        });

        Outcome<MigrationResult> outcome = migrate();

        assertFalse(outcome instanceof Outcome.Completed, outcome::toString);
        assertEquals(List.of(), outcome.remnants());
        assertEquals("running", machines.source().state());
    }

    /** As a destination does that lacks a device, or that loses the source. */
    @ParameterizedTest
    @CsvSource({"false", "true"})
    void aDestinationThatSaysThatItHasFailedHasEnded(boolean all) {
        machines.course(() -> {
            if (all) {
                machines.sendAll();
            } else {
                machines.fail();
            }
            machines.destination().failToLoad();
        });

        Outcome<MigrationResult> outcome = migrate();

        assertInstanceOf(Outcome.Failed.class, outcome, outcome::toString);
        assertEquals(List.of(), outcome.remnants());
        assertEquals("running", machines.source().state());
    }

    @ParameterizedTest
    @CsvSource({"false", "true"})
    void theSourceStandsStillOnceTheDestinationMayHaveRun(boolean dies) {
        deathsAreTold = dies;
        machines.destination().after("cont", dies ? machines.destination()::die : machines.destination()::disconnect);

        Outcome<MigrationResult> outcome = migrate();

        assertInstanceOf(Outcome.ConnectionLost.class, outcome);
        assertEquals(dies ? List.of(SOURCE) : all(settings("destination"), DESTINATION, SOURCE), outcome.remnants());
        assertEquals("postmigrate", machines.source().state());
    }

    @Test
    void theDestinationWaitsWhereNobodyKnowsOfTheSource() {
        machines.course(() -> {
            machines.complete();
            machines.source().disconnect();
        });

        Outcome<MigrationResult> outcome = migrate();

        assertInstanceOf(Outcome.ConnectionLost.class, outcome);
        assertEquals(all(settings("source"), MIGRATION, DESTINATION, SOURCE), outcome.remnants());
        assertEquals("paused", machines.destination().state());
    }

    @Test
    void theDestinationGoesOnWhereTheSourceIsKnownToHaveEnded() {
        deathsAreTold = true;
        machines.course(() -> {
            machines.complete();
            machines.source().die();
        });

        Outcome<MigrationResult> outcome = migrate();

        assertInstanceOf(Outcome.Completed.class, outcome, outcome::toString);
        assertEquals(List.of(), outcome.remnants());
        assertEquals("running", machines.destination().state());
        assertNull(((Outcome.Completed<MigrationResult>) outcome).result().totalTime());
    }

    @Test
    void theGuestIsLostIfTheSourceEndsBeforeAllIsSent() {
        deathsAreTold = true;
        machines.course(() -> {
            machines.source().die();
            machines.destination().die();
        });

        Outcome<MigrationResult> outcome = migrate();

        assertInstanceOf(Outcome.ConnectionLost.class, outcome);
        assertEquals(List.of(), outcome.remnants());
    }

    @Test
    void aDestinationThatNobodyConnectsToIsEnded() {
        deathsAreTold = true;
        machines.destination().after("stop", machines.source()::die);

        Outcome<MigrationResult> outcome = migrate();

        assertInstanceOf(Outcome.ConnectionLost.class, outcome);
        assertEquals(List.of(), outcome.remnants());
        assertEquals("shutdown", machines.destination().state());
    }

    @Test
    void whatHappensWhileThereIsNoConnectionIsAskedFor() {
        reconnecting = true;
        machines.course(() -> {
            machines.source().disconnect();
            machines.destination().disconnect();
            machines.complete();
        });

        Outcome<MigrationResult> outcome = migrate();

        assertInstanceOf(Outcome.Completed.class, outcome, outcome::toString);
        assertEquals(List.of(), outcome.remnants());
    }

    /** What answers in its place has no guest, and belongs to somebody else. */
    @ParameterizedTest
    @CsvSource({
        "false, query-migrate, inmigrate",
        "false, query-migrate, running",
        "true, query-migrate, inmigrate",
        "false, none, inmigrate",
        "true, none, inmigrate"
    })
    void aDestinationThatIsRestartedDoesNotHaveTheGuest(boolean told, String after, String as) {
        reconnecting = true;
        deathsAreTold = told;
        machines.course(() -> {
            machines.sendAll();
            if (after.equals("none")) {
                machines.destination().restart(as);
            } else {
                machines.load();
                machines.destination().after(after, () -> machines.destination().restart(as));
            }
        });

        Outcome<MigrationResult> outcome = migrate();

        Outcome.Failed<?> failed = assertInstanceOf(Outcome.Failed.class, outcome, outcome::toString);
        assertEquals(
                told
                        ? "the source has completed, but the destination has ended, or failed, without all of the guest"
                        : "another QEMU answers in place of the destination, as after a restart, or somebody has"
                                + " switched off its capability 'events'",
                failed.reason());
        assertEquals(told ? List.of() : List.of(SOURCE), outcome.remnants());
        assertEquals(told ? "running" : "postmigrate", machines.source().state());
        assertFalse(machines.destination().commands().contains("quit"));
        assertFalse(machines.destination().commands().contains("cont"));
        assertEquals(settings, machines.destination().settings());
    }

    /** Somebody else may have switched on what this operation sets, too. */
    @ParameterizedTest
    @CsvSource({
        "source, true, running",
        "source, false, running",
        "destination, true, running",
        "destination, true, inmigrate",
        "destination, true, paused",
        "destination, false, running"
    })
    void nothingIsDoneToAnotherQemuThatIsToldByItsThreads(String end, boolean events, String as) {
        reconnecting = true;
        machines.source().tellThreads();
        machines.destination().tellThreads();
        machines.course(() -> {
            if (end.equals("destination")) {
                machines.sendAll();
            }
            machines.end(end).restart(as, events, 77);
        });

        Outcome<MigrationResult> outcome = migrate();

        Outcome.Failed<?> failed = assertInstanceOf(Outcome.Failed.class, outcome, outcome::toString);
        assertEquals("another QEMU answers in place of the " + end + ", as after a restart", failed.reason());
        assertFalse(outcome.remnants().toString().contains(end + "/"), outcome::toString);
        assertFalse(outcome.remnants().contains(DESTINATION) && end.equals("destination"), outcome::toString);
        assertEquals(
                "{events=" + events + ", xbzrle=false} {max-bandwidth=77}",
                machines.end(end).settings());
        assertEquals(as, machines.end(end).state());
    }

    @ParameterizedTest
    @CsvSource({"false", "true"})
    void theSourceStandsStillOnceADestinationThatIsRestartedMayHaveRun(boolean told) {
        reconnecting = true;
        deathsAreTold = told;
        machines.destination().after("cont", () -> machines.destination().restart("inmigrate"));

        Outcome<MigrationResult> outcome = migrate();

        assertEquals(told ? Outcome.ConnectionLost.class : Outcome.Failed.class, outcome.getClass(), outcome::toString);
        assertEquals(List.of(SOURCE), outcome.remnants());
        assertEquals("postmigrate", machines.source().state());
    }

    @ParameterizedTest
    @CsvSource({"false, false", "false, true", "true, true"})
    void aSourceThatIsRestartedDoesNotTakeTheGuestAlong(boolean told, boolean loaded) {
        reconnecting = true;
        deathsAreTold = told;
        machines.course(() -> {
            if (loaded) {
                machines.complete();
            }
            machines.source().restart("prelaunch");
        });

        Outcome<MigrationResult> outcome = migrate();

        if (told) {
            assertInstanceOf(Outcome.Completed.class, outcome, outcome::toString);
            assertEquals("running", machines.destination().state());
            assertEquals(List.of(), outcome.remnants());
        } else {
            assertInstanceOf(Outcome.Failed.class, outcome, outcome::toString);
            assertTrue(outcome.toString().contains("another QEMU answers in place of the source"), outcome::toString);
            assertEquals(loaded ? List.of(DESTINATION) : all(settings("destination"), DESTINATION), outcome.remnants());
            assertFalse(machines.destination().commands().contains("quit"));
        }
        assertEquals("prelaunch", machines.source().state());
    }

    @Test
    void aGuestThatStandsStillIsNotToldToGoOn() {
        machines.source().stopGuest();

        Outcome<MigrationResult> outcome = migrate();

        assertInstanceOf(Outcome.Completed.class, outcome, outcome::toString);
        assertEquals("paused", machines.destination().state());
        assertFalse(machines.destination().commands().contains("cont"));
    }

    @Test
    void theGuestGoesOnBeforeItsMemoryIsThere() {
        postcopy = true;
        machines.course(() -> {});
        machines.destination().after("cont", machines::complete);

        Outcome<MigrationResult> outcome = migrate();

        assertInstanceOf(Outcome.Completed.class, outcome, outcome::toString);
        assertEquals(List.of(), outcome.remnants());
        assertTrue(((Outcome.Completed<MigrationResult>) outcome).result().postcopied());
        assertEquals(1, Collections.frequency(machines.source().commands(), "migrate-start-postcopy"));
        assertEquals("running", machines.destination().state());
    }

    @Test
    void postcopyIsNotCancelled() {
        postcopy = true;
        machines.course(() -> {});
        machines.source().after("migrate-start-postcopy", () -> migration.join().cancel());
        machines.destination().after("cont", machines::complete);

        assertInstanceOf(Outcome.Completed.class, migrate());
        assertFalse(machines.source().commands().contains("migrate_cancel"));
    }

    @Test
    void aGuestThatLacksMemoryIsLeftWhereItIs() {
        postcopy = true;
        deathsAreTold = true;
        machines.course(() -> {});
        machines.destination().after("cont", () -> {
            machines.source().die();
            machines.starve();
        });

        Outcome<MigrationResult> outcome = migrate();

        assertInstanceOf(Outcome.ConnectionLost.class, outcome);
        assertEquals(all(settings("destination"), DESTINATION), outcome.remnants());
    }

    @Test
    void aDestinationThatIsSilentLeavesTimeForTheSource() {
        machines.course(() -> {
            machines.sendAll();
            machines.destination().server().fault("query-status", Fault.silence());
            machines.destination().server().fault("query-migrate", Fault.silence());
        });
        Course course = new Course(connect(machines.source()), Duration.ofSeconds(1), Duration.ofSeconds(10));
        MigrationRequest request = request();

        Outcome<MigrationResult> outcome = course.run(begun -> new Migration(begun, request).run());

        assertInstanceOf(Outcome.Unfinished.class, outcome);
        assertEquals(all(settings("destination"), DESTINATION, SOURCE), outcome.remnants());
        assertEquals(settings, machines.source().settings());
    }

    @Test
    void aDestinationThatDoesNotComeBackLeavesTimeForTheSource() {
        reconnecting = true;
        machines.course(() -> {
            machines.fail();
            machines.destination().die();
        });
        Course course = new Course(connect(machines.source()), Duration.ofSeconds(50), Duration.ofSeconds(10));
        MigrationRequest request = request();

        Outcome<MigrationResult> outcome = course.run(begun -> new Migration(begun, request).run());

        assertInstanceOf(Outcome.Failed.class, outcome);
        assertEquals(all(settings("destination"), DESTINATION), outcome.remnants());
        assertEquals("running", machines.source().state());
        assertEquals(settings, machines.source().settings());
    }

    @Test
    void whatTheSourceTellsAfterwardsDoesNotMatter() {
        machines.destination().after("cont", machines.source()::disconnect);

        Outcome<MigrationResult> outcome = migrate();

        assertInstanceOf(Outcome.Completed.class, outcome, outcome::toString);
        assertEquals(Set.copyOf(settings("source")), Set.copyOf(outcome.remnants()));
        assertNull(((Outcome.Completed<MigrationResult>) outcome).result().totalTime());
    }

    @Test
    void aListenerThatFailsCostsNothing() {
        Outcome<MigrationResult> outcome = Operations.of(connect(machines.source()))
                .migrate(MigrationRequest.to(MigrationTarget.socket(connect(machines.destination()), "tcp:far:4444"))
                        .progress(now -> {
                            throw new IllegalStateException("of the listener");
                        })
                        .build())
                .await();

        assertInstanceOf(Outcome.Completed.class, outcome, outcome::toString);
        assertEquals("running", machines.destination().state());
    }

    @Test
    void whatIsMissingAtTheDeadlineIsTheEndOfTheMigration() {
        machines.course(() -> {});

        Outcome<MigrationResult> outcome = Operations.of(connect(machines.source()))
                .migrate(MigrationRequest.to(MigrationTarget.file("/state"))
                        .deadline(Duration.ofMillis(300))
                        .build())
                .await();

        Outcome.Unfinished<?> late = assertInstanceOf(Outcome.Unfinished.class, outcome, outcome::toString);
        assertEquals("the end of the migration", late.waitedFor());
    }

    @Test
    void aDescriptorIsNamed() {
        machines.course(machines::sendAll);

        Outcome<MigrationResult> outcome = migrateTo(MigrationTarget.descriptor("state"));

        assertInstanceOf(Outcome.Completed.class, outcome, outcome::toString);
        assertEquals("fd:state", uri());
    }

    /** What says that a file is incomplete. */
    private static final String MARK = "/tmp/migration-incomplete-[0-9a-f]{8}";

    @Test
    void anotherProgramWritesTheFileWhereQemuCannot() {
        machines.course(machines::sendAll);

        Outcome<MigrationResult> outcome = migrateTo(MigrationTarget.file("/its state"));

        assertInstanceOf(Outcome.Completed.class, outcome, outcome::toString);
        assertEquals("exec:(set -C; : > MARK) && cat > '/its state' && rm MARK", uri().replaceAll(MARK, "MARK"));
    }

    @Test
    void aFileThatThatProgramCannotWriteToItsEndIsNone() {
        machines.course(machines::sendAll);
        // The mark can be opened.
        machines.source().server().on("blockdev-add", request -> "{}").on("blockdev-del", request -> "{}");

        Outcome<MigrationResult> outcome = migrateTo(MigrationTarget.file("/its state"));

        assertTrue(outcome.toString().contains("'/its state' is not complete"), outcome::toString);
        assertEquals(2, outcome.remnants().size(), outcome::toString);
        assertTrue(outcome.remnants().get(0).name().matches(MARK), outcome::toString);
        assertEquals(
                new Remnant(Remnant.Kind.FILE, "/its state"), outcome.remnants().get(1));
        assertEquals("running", machines.source().state());
    }

    @Test
    void aFileThatIsNotCompleteIsNamed() {
        machines.course(machines::fail);

        Outcome<MigrationResult> outcome = migrateTo(MigrationTarget.file("/state"));

        assertInstanceOf(Outcome.Failed.class, outcome, outcome::toString);
        assertEquals(List.of(new Remnant(Remnant.Kind.FILE, "/state")), outcome.remnants());
    }

    private Outcome<MigrationResult> migrateTo(MigrationTarget target) {
        return Operations.of(connect(machines.source()))
                .migrate(MigrationRequest.to(target).build())
                .await();
    }

    private String uri() {
        return machines.source()
                .server()
                .awaitRequest("migrate")
                .arguments()
                .path("uri")
                .asString("");
    }

    @Test
    void postcopyNeedsADestinationThatIsDriven() {
        MigrationRequest.Builder request =
                MigrationRequest.to(MigrationTarget.file("/state")).postcopyAfter(Duration.ofSeconds(1));

        assertThrows(IllegalArgumentException.class, request::build);
        MigrationTarget driven = MigrationTarget.socket(connect(machines.destination()), "tcp:far:4444");
        MigrationRequest.Builder early = MigrationRequest.to(driven).postcopyAfter(Duration.ofSeconds(-1));
        assertThrows(IllegalArgumentException.class, early::build);
        MigrationRequest.Builder first = MigrationRequest.to(driven).postcopyAfterPass(-1);
        assertThrows(IllegalArgumentException.class, first::build);
        assertThrows(
                IllegalArgumentException.class,
                () -> MigrationTarget.socket(connect(machines.destination()), "exec:cat"));
    }
}
