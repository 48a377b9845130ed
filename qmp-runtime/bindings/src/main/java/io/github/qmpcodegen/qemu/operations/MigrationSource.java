package io.github.qmpcodegen.qemu.operations;

import io.github.qmpcodegen.qemu.ContRequest;
import io.github.qmpcodegen.qemu.MigrateCancelRequest;
import io.github.qmpcodegen.qemu.MigrateContinueRequest;
import io.github.qmpcodegen.qemu.MigrateRequest;
import io.github.qmpcodegen.qemu.MigrateStartPostcopyRequest;
import io.github.qmpcodegen.qemu.MigrationInfo;
import io.github.qmpcodegen.qemu.MigrationStatus;
import io.github.qmpcodegen.qemu.QueryMigrateRequest;
import io.github.qmpcodegen.qemu.QueryStatusRequest;
import io.github.qmpcodegen.qemu.RunState;
import io.github.qmpcodegen.qmp.QmpCommandException;
import io.github.qmpcodegen.qmp.QmpException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** The machine that migrates: starts the migration, cancels it, and continues itself if it has to. */
final class MigrationSource {
    private static final Set<MigrationStatus> ENDS = EnumSet.of(
            MigrationStatus.NONE, MigrationStatus.COMPLETED, MigrationStatus.FAILED, MigrationStatus.CANCELLED);

    /** The states in which QEMU itself pauses the guest. */
    private static final Set<RunState> STANDING_STILL = EnumSet.of(RunState.FINISH_MIGRATE, RunState.POSTMIGRATE);

    /** How long to wait for an event of the next state, because not every change has one. */
    private static final Duration LOOK = Duration.ofMillis(50);

    private final Course course;
    private final Machine machine;
    private final Remnant migration;
    private final Remnant paused;
    private boolean live;
    private boolean begun;
    private boolean postcopied;

    MigrationSource(Course course, Machine machine) {
        this.course = course;
        this.machine = machine;
        migration = new Remnant(Remnant.Kind.MIGRATION, machine.name());
        paused = new Remnant(Remnant.Kind.PAUSED_MACHINE, machine.name());
    }

    Machine machine() {
        return machine;
    }

    /** Whether the guest ran at the last look, disregarding pauses for the migration. */
    boolean wasLive() {
        return live;
    }

    /** Whether the guest may need the destination from now on. */
    boolean hasPostcopied() {
        return postcopied;
    }

    void require(MigrateRequest migrate, boolean postcopy) {
        machine.require(new QueryStatusRequest());
        machine.require(new QueryMigrateRequest());
        machine.require(migrate);
        machine.require(new MigrateCancelRequest());
        machine.require(new ContRequest());
        if (postcopy) {
            machine.require(new MigrateStartPostcopyRequest());
        }
    }

    /** Looks whether the guest runs; somebody may stop or continue it during the migration. */
    void look() {
        RunState state = machine.state();
        if (!STANDING_STILL.contains(state) && live != Machine.isLive(state)) {
            machine.requireSame();
            live = Machine.isLive(state);
        }
    }

    /** What it reports about a complete migration, which takes a moment; null if it does not answer, or another one does. */
    @Nullable
    MigrationInfo summary(MigrationEvents events) {
        try {
            RunState unused = settled(events);
            return machine.isReplaced() ? null : ask();
        } catch (QmpException | Stop e) {
            // The guest is elsewhere all the same.
            return null;
        }
    }

    MigrationInfo ask() {
        return machine.ask(new QueryMigrateRequest());
    }

    /** The status of the migration. */
    MigrationStatus status() {
        return status(ask());
    }

    /** Whether a migration of this status is over, or there was none. */
    static boolean isEnd(MigrationStatus status) {
        return ENDS.contains(status);
    }

    static MigrationStatus status(MigrationInfo info) {
        MigrationStatus status = info.status();
        return status == null ? MigrationStatus.NONE : status;
    }

    /** Whether its guest runs now. */
    boolean isLive() {
        return Machine.isLive(machine.state());
    }

    /** Ends the operation, before it has done anything, if somebody else's migration is under way. */
    void requireNoMigration() {
        MigrationStatus status = status();
        if (!ENDS.contains(status)) {
            throw Stop.failed("another migration is under way, which is " + status.text());
        }
    }

    /** Starts the migration, which is cancelled if the operation does not complete. */
    void migrate(MigrateRequest migrate, MigrationEvents events) {
        MigrationStatus before = status();
        if (!ENDS.contains(before) || (live && STANDING_STILL.contains(machine.state()))) {
            leave();
            throw Stop.failed("another migration is under way, or has taken the guest");
        }
        machine.requireSame();
        begun = true;
        course.made(migration, this::isMigrating, () -> machine.whileThere(() -> cancel(events)));
        try {
            machine.run(migrate, () -> {
                MigrationStatus now = status();
                return !ENDS.contains(now) || now != before;
            });
        } catch (QmpCommandException e) {
            // Refused: what is under way, or was, is somebody else's, and so is the guest if it stands still.
            leave();
            throw e;
        }
    }

    private boolean isMigrating() {
        return machine.isThere() && !ENDS.contains(status());
    }

    private void cancel(MigrationEvents events) {
        if (postcopied) {
            throw Stop.failed("neither end has all of the guest now");
        }
        machine.run(new MigrateCancelRequest(), () -> false);
        while (isMigrating()) {
            course.check("the end of a migration that was cancelled");
            events.await(LOOK);
        }
    }

    /** Lets a migration continue that waits for permission to hand over. */
    void handOver() {
        machine.run(
                MigrateContinueRequest.builder()
                        .state(MigrationStatus.PRE_SWITCHOVER)
                        .build(),
                () -> status() != MigrationStatus.PRE_SWITCHOVER);
    }

    /** Lets the guest continue at the destination; from here on there is no way back. */
    void startPostcopy() {
        course.settle();
        postcopied = true;
        try {
            machine.run(new MigrateStartPostcopyRequest(), () -> false);
        } catch (QmpCommandException e) {
            if (!ENDS.contains(status())) {
                throw e;
            }
            // It has come to its end without.
            postcopied = false;
        }
    }

    /**
     * Lets the guest continue if it ran and the operation does not complete.
     *
     * @param allowed whether it is certain that it cannot run elsewhere
     */
    void resumeAfterFailure(BooleanSupplier allowed, MigrationEvents events) {
        // Only what QEMU has paused for this migration is to go on: not where somebody has stopped it, and not before
        // this migration was asked for, when a guest that stands still has gone with somebody else's.
        course.made(
                paused, () -> begun && live && machine.answers() && STANDING_STILL.contains(settled(events)), () -> {
                    machine.requireSame();
                    if (!allowed.getAsBoolean()) {
                        throw Stop.failed("the guest may run, or be wanted, at the destination");
                    }
                    machine.whileThere(() -> machine.run(new ContRequest(), this::isLive));
                });
    }

    /** Leaves the machine as it is: the guest is elsewhere. */
    void leave() {
        course.keep(migration);
        course.keep(paused);
    }

    /** Its state once QEMU is done with the migration: after a failed one, QEMU continues the guest by itself. */
    RunState settled(MigrationEvents events) {
        RunState state = machine.state();
        while (state == RunState.FINISH_MIGRATE) {
            course.check("the end of what follows a migration");
            events.await(LOOK);
            state = machine.state();
        }
        return state;
    }

    /** Whether it answers, so that what it knows about the migration counts. */
    boolean answers() {
        try {
            return machine.isThere();
        } catch (QmpException | Stop e) {
            return false;
        }
    }
}
