package io.github.qmpcodegen.qemu.operations;

import io.github.qmpcodegen.qemu.MigrateIncomingRequest;
import io.github.qmpcodegen.qemu.MigrateRequest;
import io.github.qmpcodegen.qemu.MigrationCapability;
import io.github.qmpcodegen.qemu.MigrationInfo;
import io.github.qmpcodegen.qemu.MigrationStatus;
import io.github.qmpcodegen.qmp.QmpClient;
import io.github.qmpcodegen.qmp.QmpClosedException;
import io.github.qmpcodegen.qmp.QmpCommandException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Moves a guest to another QEMU, to a file, or out through a descriptor.
 *
 * <p>There must never be two running machines, and there should be one. QEMU alone does not guarantee the former: a
 * destination that was started without {@code -S} runs as soon as it has all of the guest, while the source, if its
 * connection breaks just then or it is asked to cancel, treats that as a failure and continues, too. So the destination
 * is asked to stop before anything is sent, which makes a machine that waits for a migration not run by itself. Then
 * there is one moment at which the guest changes hands: when the destination is asked to continue. The effect of a
 * failure depends on whether it comes before or after this moment.
 *
 * <ul>
 *   <li>Before it, the guest belongs to the source. As long as the source has not completed, it continues by itself
 *   once it notices the failure; after that, it is asked to. But first the destination must be out: it was asked to
 *   quit and has answered, or its process is known to have ended. A lost connection proves nothing, because the
 *   destination may have the disks open by then, or somebody else may ask it to continue; if no more than that is
 *   known, the source stays paused and is named.
 *   <li>Another QEMU may answer in place of the destination, or of the source, after a restart. That does not prove that
 *   the former one has ended, and it is left alone.
 *   <li>If the source is lost, it may have continued, so the destination is neither asked to continue nor ended, which
 *   could end the only one that has the guest; it is named. If the source's process is known to have ended, and the
 *   destination has all of the guest, the destination continues. If it does not have all, it is ended: the guest died
 *   with the source.
 *   <li>After it, the guest belongs to the destination, even if it is unknown whether the command has arrived: disks
 *   and network may have seen it continue, so the source must not, even if the destination has ended since. If the
 *   command was refused, everything is as before the moment.
 *   <li>With postcopy, the moment comes as soon as the source reports that it has sent everything but memory and the
 *   destination has the devices. Between the command for postcopy and then, the source may still go back by itself; it
 *   is not asked to.
 * </ul>
 *
 * <p>Cancellation and the deadline take effect until that moment, or until postcopy is requested.
 */
final class Migration {

    private static final Logger LOG = System.getLogger("io.github.qmpcodegen.qemu.operations");
    private static final String END = "the end of the migration";

    /** The interval of progress reports when there is nothing else to report. */
    private static final Duration TICK = Duration.ofSeconds(1);

    private final Course course;
    private final MigrationRequest request;
    private final MigrationSource source;
    private final @Nullable MigrationDestination destination;
    private final List<MigrationSettings> settings = new ArrayList<>();
    private @Nullable MigrationFile file;
    private final long begun = System.nanoTime();
    private MigrationProgress last =
            MigrationProgress.of(MigrationInfo.builder().build());

    Migration(Course course, MigrationRequest request) {
        this.course = course;
        this.request = request;
        source = new MigrationSource(course, new Machine(course, course.client(), "source", request.sourceEnd()));
        Map<MigrationCapability, Boolean> capabilities = new LinkedHashMap<>(request.capabilities());
        capabilities.put(MigrationCapability.EVENTS, true);
        if (request.hasPostcopy()) {
            capabilities.put(MigrationCapability.POSTCOPY_RAM, true);
        }
        if (request.target() instanceof MigrationTarget.Socket socket) {
            Machine machine = new Machine(course, socket.destination(), "destination", request.destinationEnd());
            destination = new MigrationDestination(course, machine);
            settings.add(new MigrationSettings(
                    course,
                    machine,
                    capabilities,
                    Objects.requireNonNullElse(request.destinationParameters(), request.parameters())));
        } else {
            destination = null;
        }
        settings.add(new MigrationSettings(course, source.machine(), capabilities, request.parameters()));
    }

    MigrationResult run() {
        source.machine().note();
        if (destination != null) {
            destination.machine().note();
        }
        if (request.target() instanceof MigrationTarget.File target) {
            file = new MigrationFile(course, source.machine(), target.path());
        }
        MigrateRequest migrate = MigrateRequest.builder().uri(uri()).build();
        source.require(migrate, request.hasPostcopy());
        settings.forEach(MigrationSettings::require);
        if (destination != null) {
            destination.require(incoming());
        }
        source.look();
        source.requireNoMigration();
        MigrationEvents events = new MigrationEvents(machines());
        course.atEnd(events::close);
        settings.forEach(MigrationSettings::apply);
        source.resumeAfterFailure(this::mayResume, events);
        if (destination != null) {
            destination.listen(incoming(), source, events);
        }
        boolean complete = follow(migrate, events);
        if (file != null) {
            file.complete(events);
        }
        boolean running = destination != null && handOver(destination, complete, events);
        source.leave();
        MigrationInfo end = source.summary(events);
        settings.forEach(MigrationSettings::putBack);
        return new MigrationResult(
                end == null ? last : MigrationProgress.of(end),
                end == null ? null : duration(end.totalTime()),
                end == null ? null : duration(end.downtime()),
                running,
                source.hasPostcopied());
    }

    private static @Nullable Duration duration(@Nullable Long millis) {
        return millis == null ? null : Duration.ofMillis(millis);
    }

    private List<QmpClient> machines() {
        List<QmpClient> machines = new ArrayList<>(List.of(course.client()));
        if (destination != null) {
            machines.add(destination.machine().client());
        }
        return machines;
    }

    private MigrateIncomingRequest incoming() {
        MigrationTarget.Socket socket = (MigrationTarget.Socket) request.target();
        return MigrateIncomingRequest.builder().uri(socket.listening()).build();
    }

    private String uri() {
        MigrationTarget target = request.target();
        if (target instanceof MigrationTarget.Socket socket) {
            return socket.address();
        } else if (target instanceof MigrationTarget.Descriptor descriptor) {
            return "fd:" + descriptor.name();
        }
        return Objects.requireNonNull(file).uri();
    }

    /**
     * Lets the source migrate, and waits for the end there; false if the source has ended and the destination has
     * everything.
     */
    private boolean follow(MigrateRequest migrate, MigrationEvents events) {
        try {
            begin(migrate, events);
            followToEnd(events);
            return true;
        } catch (QmpClosedException | Stop e) {
            boolean isLost = e instanceof QmpClosedException || source.machine().wasReplaced();
            if (destination == null || !isLost || !source.machine().hasEnded()) {
                throw e;
            }
            course.settle();
            if (!destination.isLoadedWithoutSource(events)) {
                throw e;
            }
            return false;
        }
    }

    private void begin(MigrateRequest migrate, MigrationEvents events) {
        if (file == null) {
            source.migrate(migrate, events);
            return;
        }
        file.begin();
        try {
            source.migrate(migrate, events);
        } catch (QmpCommandException e) {
            file.forget();
            throw e;
        }
    }

    private void followToEnd(MigrationEvents events) {
        while (true) {
            course.check(END);
            source.look();
            MigrationInfo now = source.ask();
            last = MigrationProgress.of(now);
            report();
            switch (last.status()) {
                case COMPLETED -> {
                    return;
                }
                case NONE, FAILED, CANCELLED, POSTCOPY_PAUSED -> {
                    source.machine().requireSame();
                    throw Stop.failed(reason(now) + (file == null ? "" : file.hint()));
                }
                case PRE_SWITCHOVER -> source.handOver();
                case ACTIVE -> startPostcopyIfDue();
                case POSTCOPY_ACTIVE -> startInPostcopy(events);
                default -> {}
            }
            course.await(END, () -> {
                events.await(next());
                return now;
            });
        }
    }

    private void report() {
        Consumer<? super MigrationProgress> listener = request.progress();
        if (listener == null) {
            return;
        }
        try {
            listener.accept(last);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "a listener to the progress of a migration has failed", e);
        }
    }

    private static String reason(MigrationInfo end) {
        String error = end.errorDesc();
        return "the migration has ended as " + MigrationSource.status(end).text() + (error == null ? "" : ": " + error);
    }

    /** How long until there is something to do, if nothing happens. */
    private Duration next() {
        Duration next = course.left();
        if (request.progress() != null && TICK.compareTo(next) < 0) {
            next = TICK;
        }
        Duration postcopyAfter = request.postcopyAfter();
        if (postcopyAfter != null && !source.hasPostcopied()) {
            Duration left = postcopyAfter.minus(elapsed());
            next = left.compareTo(next) < 0 ? left : next;
        }
        return next.isNegative() ? Duration.ZERO : next;
    }

    private Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    private void startPostcopyIfDue() {
        Duration after = request.postcopyAfter();
        Long passes = request.postcopyAfterPass();
        boolean due = (after != null && elapsed().compareTo(after) >= 0) || (passes != null && last.passes() > passes);
        if (due && !source.hasPostcopied()) {
            source.startPostcopy();
        }
    }

    private void startInPostcopy(MigrationEvents events) {
        if (destination != null && source.wasLive()) {
            destination.awaitDevices(events);
            destination.start();
        }
    }

    private boolean handOver(MigrationDestination to, boolean complete, MigrationEvents events) {
        if (complete && !to.isLoaded(events)) {
            throw Stop.failed(
                    "the source has completed, but the destination has ended, or failed, without all of the guest");
        }
        if (source.wasLive()) {
            to.start();
        }
        boolean running = to.isRunning();
        to.keep();
        return running;
    }

    /** Whether it is certain that the guest neither runs nor has to run anywhere else. */
    private boolean mayResume() {
        if (source.hasPostcopied()) {
            return false;
        } else if (destination != null) {
            return destination.isOut();
        }
        // What reads from a descriptor may be another machine.
        return request.target() instanceof MigrationTarget.File || source.status() != MigrationStatus.COMPLETED;
    }
}
