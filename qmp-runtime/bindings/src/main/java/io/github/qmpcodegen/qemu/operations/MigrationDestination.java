package io.github.qmpcodegen.qemu.operations;

import io.github.qmpcodegen.qemu.ContRequest;
import io.github.qmpcodegen.qemu.MigrateIncomingRequest;
import io.github.qmpcodegen.qemu.MigrationInfo;
import io.github.qmpcodegen.qemu.MigrationStatus;
import io.github.qmpcodegen.qemu.QueryMigrateRequest;
import io.github.qmpcodegen.qemu.QueryStatusRequest;
import io.github.qmpcodegen.qemu.QuitRequest;
import io.github.qmpcodegen.qemu.RunState;
import io.github.qmpcodegen.qemu.StopRequest;
import io.github.qmpcodegen.qmp.QmpClosedException;
import io.github.qmpcodegen.qmp.QmpCommandException;
import io.github.qmpcodegen.qmp.QmpEvent;
import io.github.qmpcodegen.qmp.QmpSubscription;
import io.github.qmpcodegen.qmp.QmpTimeoutException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The machine that a migration goes to. It runs only when asked to, which happens once; before that it can be ended and
 * the guest returned to the source, after that it cannot.
 */
final class MigrationDestination {

    /** The states of a machine that waits to be asked. */
    private static final Set<RunState> WAITING = EnumSet.of(RunState.INMIGRATE, RunState.PAUSED);

    private static final Set<MigrationStatus> UNCONNECTED = EnumSet.of(MigrationStatus.NONE, MigrationStatus.SETUP);

    // By name: a type says what an event is only to a client that has the registry of its package.
    private static final String MIGRATION = "MIGRATION";
    private static final String SHUTDOWN = "SHUTDOWN";

    private static final Duration LOOK = Duration.ofMillis(20);
    private static final Duration A_MOMENT = Duration.ofMillis(500);

    private final Course course;
    private final Machine machine;
    private final Remnant remnant;
    private boolean listening;

    /** Whether it may have been asked to run the guest, after which the guest cannot be returned to the source. */
    private boolean started;

    MigrationDestination(Course course, Machine machine) {
        this.course = course;
        this.machine = machine;
        this.remnant = new Remnant(Remnant.Kind.PAUSED_MACHINE, machine.name());
    }

    Machine machine() {
        return machine;
    }

    /** Ends the operation if the machine cannot take in a migration. */
    void require(MigrateIncomingRequest incoming) {
        machine.require(new QueryStatusRequest());
        machine.require(new QueryMigrateRequest());
        machine.require(incoming);
        machine.require(new StopRequest());
        machine.require(new ContRequest());
        machine.require(new QuitRequest());
        if (machine.state() != RunState.INMIGRATE || isListening()) {
            throw Stop.failed("the destination does not wait for a migration: start it with -incoming defer");
        }
    }

    private boolean isListening() {
        MigrationInfo info = machine.ask(new QueryMigrateRequest());
        return info.status() != null || info.socketAddress() != null;
    }

    /**
     * Makes it listen, and not run by itself, however it was started. It cannot be used for another migration then, so
     * it is ended if the operation does not complete.
     *
     * @param source the other end
     */
    void listen(MigrateIncomingRequest incoming, MigrationSource source, MigrationEvents events) {
        machine.requireSame();
        // One that cannot take in the guest says so, and ends.
        QmpSubscription<QmpEvent> progress = machine.client().subscribe(MIGRATION);
        course.atEnd(progress::close);
        machine.endsAfter(() -> reports(MigrationStatus.FAILED, progress));
        listening = true;
        course.made(remnant, this::mayHaveGuest, () -> endAfterFailure(source, events));
        try {
            machine.run(incoming, this::isListening);
        } catch (QmpCommandException e) {
            listening = false;
            course.keep(remnant);
            throw e;
        }
        machine.run(new StopRequest(), () -> false);
    }

    /** Waits until it has all of the guest, whose source has ended; false if it does not get it, or ends. */
    boolean isLoadedWithoutSource(MigrationEvents events) {
        try {
            // The source may have sent all of it before this machine has taken a look.
            Deadline moment = Deadline.in(A_MOMENT);
            while (isUnconnected() && !moment.isOver()) {
                events.await(moment.left());
            }
            // Where nobody has connected, nobody will.
            return !isUnconnected() && isLoaded(events);
        } catch (QmpClosedException e) {
            if (machine.hasEnded()) {
                return false;
            }
            throw e;
        }
    }

    private boolean isUnconnected() {
        return UNCONNECTED.contains(MigrationSource.status(machine.ask(new QueryMigrateRequest())));
    }

    /** Waits until it has all of the guest; false if it does not get it, or ends. */
    boolean isLoaded(MigrationEvents events) {
        try {
            while (true) {
                MigrationStatus status = MigrationSource.status(machine.ask(new QueryMigrateRequest()));
                if (status == MigrationStatus.COMPLETED) {
                    return true;
                } else if (status == MigrationStatus.FAILED || status == MigrationStatus.POSTCOPY_PAUSED) {
                    return false;
                } else if (status == MigrationStatus.NONE) {
                    machine.requireSame();
                }
                course.await("the end of the migration at the destination", () -> {
                    events.await(course.left());
                    return status;
                });
            }
        } catch (QmpClosedException e) {
            if (machine.hasEnded()) {
                return false;
            }
            throw e;
        }
    }

    /** Waits until it has the state of the devices; memory may come later. */
    void awaitDevices(MigrationEvents events) {
        while (machine.state() == RunState.INMIGRATE) {
            course.check("the state of the devices at the destination");
            machine.requireSame();
            // No event reports that.
            events.await(LOOK);
        }
    }

    /**
     * Lets the guest continue, if it waits for that. From here on it is no longer certain that it does not run here.
     */
    void start() {
        if (started) {
            return;
        }
        RunState state = machine.state();
        machine.requireSame();
        if (state != RunState.PAUSED) {
            // It was not to run at the source either: it has shut down, or panicked.
            return;
        }
        course.settle();
        started = true;
        int losses = machine.losses();
        try {
            machine.run(new ContRequest(), () -> !WAITING.contains(machine.state()));
        } catch (QmpCommandException e) {
            started = machine.losses() > losses;
            throw e;
        }
    }

    /** Whether the guest runs here. */
    boolean isRunning() {
        boolean running = Machine.isLive(machine.state());
        machine.requireSame();
        return running;
    }

    /** Keeps the machine: it has the guest. */
    void keep() {
        course.keep(remnant);
    }

    /** Whether it is certain that the guest neither runs here nor ever will. */
    boolean isOut() {
        return !started && (!listening || machine.hasEnded());
    }

    /**
     * Whether it is there; also one that seems to be another, though that is not certain, but is paused, as none is that was
     * started afresh.
     */
    private boolean mayHaveGuest() {
        return machine.answers()
                && (!machine.isReplaced() || (!machine.isAnother() && machine.state() == RunState.PAUSED));
    }

    private void endAfterFailure(MigrationSource source, MigrationEvents events) {
        machine.requireSame();
        if (started) {
            throw Stop.failed("the guest may run there");
        } else if (isWanted(source, events)) {
            throw Stop.failed("the guest may be nowhere else");
        }
        quit();
    }

    private boolean isWanted(MigrationSource source, MigrationEvents events) {
        if (source.answers()) {
            return source.hasPostcopied() && !source.isLive();
        }
        return !source.machine().hasEnded() || isLoadedWithoutSource(events);
    }

    private void quit() {
        try (QmpSubscription<QmpEvent> shutdown = machine.client().subscribe(SHUTDOWN)) {
            try {
                machine.run(new QuitRequest(), () -> false);
            } catch (QmpClosedException e) {
                // Some releases are gone before they have answered.
                if (!machine.hasEnded() && !hasReported(shutdown)) {
                    throw e;
                }
            }
        }
        machine.end();
    }

    private static boolean hasReported(QmpSubscription<QmpEvent> shutdown) {
        return next(shutdown) != null;
    }

    private static boolean reports(MigrationStatus status, QmpSubscription<QmpEvent> progress) {
        for (QmpEvent event = next(progress); event != null; event = next(progress)) {
            if (event.toJson().path("status").asString("").equals(status.text())) {
                return true;
            }
        }
        return false;
    }

    /** The next event that has come already; null if there is none. */
    private static @Nullable QmpEvent next(QmpSubscription<QmpEvent> events) {
        try {
            return events.next(Duration.ZERO);
        } catch (QmpTimeoutException | QmpClosedException e) {
            return null;
        }
    }
}
