package io.github.qmpcodegen.qmp.internal.follow;

import io.github.qmpcodegen.qmp.QemuVersion;
import io.github.qmpcodegen.qmp.QmpClosedException;
import io.github.qmpcodegen.qmp.QmpCommandException;
import io.github.qmpcodegen.qmp.QmpOptions;
import io.github.qmpcodegen.qmp.QmpTimeoutException;
import io.github.qmpcodegen.qmp.QmpUnsupportedException;
import io.github.qmpcodegen.qmp.device.Device;
import io.github.qmpcodegen.qmp.device.DeviceOutcome;
import io.github.qmpcodegen.qmp.internal.call.Call;
import io.github.qmpcodegen.qmp.internal.call.CallExecution;
import io.github.qmpcodegen.qmp.internal.event.EventHub;
import io.github.qmpcodegen.qmp.internal.json.FramingException;
import io.github.qmpcodegen.qmp.internal.json.WireValue;
import io.github.qmpcodegen.qmp.internal.wire.Deadlines;
import io.github.qmpcodegen.qmp.internal.wire.WireMessage;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A device, followed from the creation of this object on. */
public final class FollowedDevice extends Followed<FollowedDevice.Presence> implements Device {
    private static final Set<String> EVENTS = Set.of("DEVICE_DELETED", "DEVICE_UNPLUG_GUEST_ERROR", "MEM_UNPLUG_ERROR");

    private static final String LIST = "qom-list";

    private static final String NAMED_DEVICES = "/machine/peripheral";
    private static final Duration BETWEEN_QUESTIONS = Duration.ofMillis(500);

    /** How long events are trusted to come, of servers that have some. */
    private static final Duration TRUST_IN_EVENTS = Duration.ofSeconds(2);

    private static final String DEVICE_NOT_FOUND = "DeviceNotFound";

    /** What servers say of a device that they have asked the guest for, and go on waiting for. */
    private static final String BEING_UNPLUGGED = "already in the process of unplug";

    private final String id;
    private final CallExecution calls;
    private final Supplier<QemuVersion> version;

    // What is known, under the lock.
    private boolean seen;
    private @Nullable Presence presence;
    private @Nullable DeviceOutcome end;

    /** Whether it may have gone without an event, so that the server's word for it counts. */
    private boolean mayHaveMissed = true;

    /** Whether a second event about the last refusal may come: for memory, servers since 6.2 send two. */
    private boolean refusedOnce;

    /** What a server says of the device. */
    enum Presence {
        PLUGGED,
        ABSENT,
        UNKNOWN
    }

    private FollowedDevice(EventHub events, CallExecution calls, Supplier<QemuVersion> version, String id) {
        super(events, calls, "device '" + id + "'");
        this.id = id;
        this.calls = calls;
        this.version = version;
    }

    /**
     * Follows a device.
     *
     * @param events receives the server's events
     * @param calls sends commands to it
     * @param version the server's version
     * @param id the device's id, or its path
     */
    public static Device of(EventHub events, CallExecution calls, Supplier<QemuVersion> version, String id) {
        FollowedDevice device = new FollowedDevice(events, calls, version, id);
        device.begin();
        return device;
    }

    @Override
    public String id() {
        return id;
    }

    private String path() {
        return id.startsWith("/") ? id : NAMED_DEVICES + "/" + id;
    }

    @Override
    public boolean wants(String event) {
        return EVENTS.contains(event);
    }

    @Override
    boolean concerns(String event, JsonNode device) {
        return device.path("device").asString("").equals(id)
                || device.path("path").asString("").equals(path());
    }

    @Override
    void take(String event, JsonNode device) {
        seen = true;
        switch (event) {
            case "DEVICE_DELETED" -> {
                presence = Presence.ABSENT;
                end = new DeviceOutcome.Unplugged(device.path("path").asString(path()));
            }
            case "MEM_UNPLUG_ERROR" -> {
                refusedOnce = true;
                end = new DeviceOutcome.Refused(device.path("msg").asString(""));
            }
            default -> {
                if (!refusedOnce) {
                    end = new DeviceOutcome.Refused("");
                }
                refusedOnce = false;
            }
        }
    }

    @Override
    void ask(BiConsumer<@Nullable Presence, @Nullable Throwable> listener) {
        CompletableFuture<Presence> presence = new CompletableFuture<>();
        CompletableFuture<?> unused = presence.whenComplete(listener);
        String folder = path().substring(0, path().lastIndexOf('/'));
        ask(
                presence,
                LIST,
                JsonNodeFactory.instance.objectNode().put("path", folder.isEmpty() ? "/" : folder),
                this::isListed);
    }

    private void ask(
            CompletableFuture<Presence> presence, String command, ObjectNode arguments, Predicate<JsonNode> test) {
        try {
            calls.ask(command, arguments, question -> {
                CompletableFuture<?> unused =
                        question.answer().whenComplete((answer, failure) -> take(presence, command, answer, test));
            });
        } catch (QmpClosedException e) {
            presence.completeExceptionally(e);
        }
    }

    /** Takes the answer; null where the connection has ended instead. */
    private void take(
            CompletableFuture<Presence> presence,
            String command,
            WireMessage.@Nullable Answer answer,
            Predicate<JsonNode> test) {
        try {
            if (answer instanceof WireMessage.Return value) {
                presence.complete(test.test(value.value().tree()) ? Presence.PLUGGED : Presence.ABSENT);
            } else if (answer != null && command.equals(LIST)) {
                // Before 1.2; the monitor for humans has shown the tree of devices since 0.14.
                ask(
                        presence,
                        "human-monitor-command",
                        JsonNodeFactory.instance.objectNode().put("command-line", "info qtree"),
                        tree -> tree.asString("").contains("id \"" + id + "\""));
            } else if (answer != null) {
                presence.complete(Presence.UNKNOWN);
            } else {
                presence.completeExceptionally(
                        new QmpClosedException("'" + command + "' got no reply", calls.loss(), command, null, true));
            }
        } catch (FramingException e) {
            // This has ended the connection, which reports the reason to everybody.
            presence.completeExceptionally(
                    new QmpClosedException("'" + command + "' got no reply", e, command, null, true));
        }
    }

    private boolean isListed(JsonNode neighbours) {
        String name = path().substring(path().lastIndexOf('/') + 1);
        for (JsonNode neighbour : neighbours) {
            if (neighbour.path("name").asString("").equals(name)) {
                return true;
            }
        }
        return false;
    }

    @Override
    void take(Presence answer, boolean fresh) {
        if (!fresh) {
            // The event that has come since may be newer.
            doubt();
            return;
        }
        if (answer == Presence.ABSENT && presence == Presence.ABSENT) {
            // The event does not come: QEMU that emulates a processor may keep it back for good after a reset.
            mayHaveMissed = true;
        }
        presence = answer;
        if (answer == Presence.PLUGGED) {
            seen = true;
            mayHaveMissed = false;
        }
    }

    @Override
    void gap() {
        presence = null;
        mayHaveMissed = true;
    }

    @Override
    public boolean isPlugged(Duration timeout) {
        update(this::doubt);
        return await(
                timeout,
                QmpOptions.NO_TIMEOUT,
                () -> {
                    if (hasEnded()) {
                        throw Objects.requireNonNull(lost());
                    }
                    if (isUnsure() || presence == null) {
                        return null;
                    }
                    if (presence == Presence.UNKNOWN) {
                        throw new QmpUnsupportedException("the server does not say which devices it has", LIST);
                    }
                    return presence == Presence.PLUGGED;
                },
                () -> {
                    throw unanswered(timeout, "whether device '" + id + "' is plugged");
                });
    }

    @Override
    public DeviceOutcome plug(String driver, ObjectNode properties, Duration timeout) {
        long deadline = System.nanoTime() + Deadlines.nanos(timeout);
        ObjectNode arguments = JsonNodeFactory.instance.objectNode().put("driver", driver);
        try {
            send("device_add", arguments.setAll(properties.deepCopy()).put("id", id), timeout);
        } catch (QmpCommandException e) {
            return new DeviceOutcome.Refused(e.description());
        } catch (QmpTimeoutException e) {
            return new DeviceOutcome.Unfinished();
        } catch (QmpClosedException e) {
            // It was carried out, or it was not: nothing is ever sent again.
            return awaitPresence(Duration.ofNanos(deadline - System.nanoTime()));
        }
        update(() -> {
            seen = true;
            end = null;
            presence = Presence.PLUGGED;
        });
        return new DeviceOutcome.Plugged();
    }

    private DeviceOutcome awaitPresence(Duration timeout) {
        update(() -> {
            presence = null;
            doubt();
        });
        return await(
                timeout,
                QmpOptions.NO_TIMEOUT,
                () -> {
                    if (hasEnded()) {
                        return atDeadline();
                    }
                    Presence known = isUnsure() || presence == Presence.UNKNOWN ? null : presence;
                    return known == null
                            ? null
                            : known == Presence.PLUGGED ? new DeviceOutcome.Plugged() : new DeviceOutcome.Absent();
                },
                this::atDeadline);
    }

    private DeviceOutcome atDeadline() {
        QmpClosedException lost = lost();
        return lost == null ? new DeviceOutcome.Unfinished() : new DeviceOutcome.ConnectionLost(lost);
    }

    @Override
    public DeviceOutcome unplug(Duration timeout) {
        long deadline = System.nanoTime() + Deadlines.nanos(timeout);
        // What is known of an earlier removal is not what comes of this one.
        update(() -> end = null);
        long lossesBefore = look(this::losses);
        try {
            send("device_del", JsonNodeFactory.instance.objectNode().put("id", id), timeout);
            update(() -> accepted(lossesBefore));
        } catch (QmpCommandException e) {
            if (!e.description().contains(BEING_UNPLUGGED)) {
                return look(() -> refused(e));
            }
        } catch (QmpTimeoutException e) {
            return new DeviceOutcome.Unfinished();
        } catch (QmpClosedException e) {
            // There may be a connection again already, on which the server was not asked yet.
            update(() -> {
                gap();
                doubt();
            });
        }
        return awaitUnplugged(Duration.ofNanos(deadline - System.nanoTime()));
    }

    /**
     * The server has begun to remove the device, and sends an event when it is gone; unless the connection has been lost
     * since, and perhaps restored, so that the server must be asked, or has been already.
     */
    private void accepted(long lossesBefore) {
        seen = true;
        if (end == null && losses() == lossesBefore) {
            presence = Presence.PLUGGED;
            mayHaveMissed = false;
            trust();
        }
    }

    private DeviceOutcome refused(QmpCommandException e) {
        if (end != null) {
            return end;
        }
        return e.errorClass().equals(DEVICE_NOT_FOUND) ? gone() : new DeviceOutcome.Refused(e.description());
    }

    private DeviceOutcome gone() {
        return seen ? new DeviceOutcome.Unplugged(path()) : new DeviceOutcome.Absent();
    }

    @Override
    public DeviceOutcome awaitUnplugged(Duration timeout) {
        boolean silentServer = isSilent(version.get());
        return await(
                timeout,
                silentServer ? BETWEEN_QUESTIONS : TRUST_IN_EVENTS,
                () -> {
                    DeviceOutcome outcome = end;
                    if (outcome instanceof DeviceOutcome.Refused) {
                        end = null;
                    }
                    if (outcome != null || hasEnded()) {
                        return outcome == null ? atDeadline() : outcome;
                    }
                    return !isUnsure() && presence == Presence.ABSENT && (mayHaveMissed || silentServer)
                            ? gone()
                            : null;
                },
                this::atDeadline);
    }

    /** Whether a server has no event for what is gone. */
    private static boolean isSilent(QemuVersion version) {
        return version.major() == 0 || (version.major() == 1 && version.minor() < 5);
    }

    private void send(String command, ObjectNode arguments, Duration timeout) {
        JsonNode unused =
                calls.execute(Call.of(command, null, new Call.Arguments(arguments), WireValue::tree, timeout));
    }
}
