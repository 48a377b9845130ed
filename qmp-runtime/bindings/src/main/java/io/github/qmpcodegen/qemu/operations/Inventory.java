package io.github.qmpcodegen.qemu.operations;

import io.github.qmpcodegen.qemu.BlockdevAddRequest;
import io.github.qmpcodegen.qemu.BlockdevDelRequest;
import io.github.qmpcodegen.qemu.ChardevAddRequest;
import io.github.qmpcodegen.qemu.ChardevRemoveRequest;
import io.github.qmpcodegen.qemu.DeviceDelRequest;
import io.github.qmpcodegen.qemu.HumanMonitorCommandRequest;
import io.github.qmpcodegen.qemu.NetdevAddRequest;
import io.github.qmpcodegen.qemu.NetdevDelRequest;
import io.github.qmpcodegen.qemu.ObjectAddRequest;
import io.github.qmpcodegen.qemu.ObjectDelRequest;
import io.github.qmpcodegen.qemu.QomListRequest;
import io.github.qmpcodegen.qemu.QueryChardevRequest;
import io.github.qmpcodegen.qmp.QmpCommandException;
import io.github.qmpcodegen.qmp.QmpRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;

/** The devices of a machine and their backends: whether one exists, and how to remove it. */
final class Inventory {

    /** Lists network backends, for which no release has a QMP command. */
    private static final HumanMonitorCommandRequest NETWORKS =
            HumanMonitorCommandRequest.builder().commandLine("info network").build();

    private static final int ATTEMPTS = 10;
    private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(50);

    private final Course course;
    private final BlockNodes nodes;

    Inventory(Course course) {
        this.course = course;
        nodes = new BlockNodes(course);
    }

    /**
     * Returns the backend that a request creates.
     *
     * @throws IllegalArgumentException if it creates none, or one without a name
     */
    static Remnant madeBy(QmpRequest<?> request) {
        if (request instanceof ObjectAddRequest object) {
            return new Remnant(Remnant.Kind.OBJECT, object.arguments().id());
        } else if (request instanceof ChardevAddRequest chardev) {
            return new Remnant(Remnant.Kind.CHARDEV, chardev.id());
        } else if (request instanceof NetdevAddRequest netdev) {
            return new Remnant(Remnant.Kind.NETDEV, netdev.arguments().id());
        } else if (request instanceof BlockdevAddRequest node) {
            return new Remnant(
                    Remnant.Kind.NODE,
                    Optional.ofNullable(node.arguments().nodeName())
                            .orElseThrow(() -> new IllegalArgumentException(
                                    "a block node without a name could not be removed again: give it one")));
        }
        throw new IllegalArgumentException("'" + request.qmpName() + "' does not create a backend of a device");
    }

    /**
     * Returns the request that removes a backend.
     *
     * @throws IllegalArgumentException if it is not a backend
     */
    static QmpRequest<?> removalOf(Remnant backend) {
        String name = backend.name();
        return switch (backend.kind()) {
            case OBJECT -> new ObjectDelRequest(name);
            case CHARDEV -> new ChardevRemoveRequest(name);
            case NETDEV -> new NetdevDelRequest(name);
            case NODE -> new BlockdevDelRequest(name);
            default -> throw new IllegalArgumentException(backend + " is not a backend of a device");
        };
    }

    /** Ends the operation if the server cannot remove something. */
    void requireRemovalOf(Remnant what) {
        course.require(what.kind() == Remnant.Kind.DEVICE ? new DeviceDelRequest(what.name()) : removalOf(what));
    }

    boolean has(Remnant what) {
        String name = what.name();
        return switch (what.kind()) {
            case NODE -> nodes.has(name);
            case CHARDEV ->
                course.ask(new QueryChardevRequest()).stream().anyMatch(chardev -> name.equals(chardev.label()));
            case NETDEV -> isNetdev(course.ask(NETWORKS), name);
            case OBJECT -> isChild("/objects", name);
            default -> isChild("/machine/peripheral", name);
        };
    }

    private boolean isChild(String parent, String name) {
        return course.ask(new QomListRequest(parent)).stream().anyMatch(child -> name.equals(child.name()));
    }

    private static boolean isNetdev(String networks, String name) {
        // A backend that a card uses is shown below the card, which may have the same name; of a port of a hub,
        // what it is connected to is shown, if anything.
        return Pattern.compile("(?m)^[ \\\\]*" + Pattern.quote(name)
                        + "(: index=\\d+,type=(?!nic\\b)|: .+: index=\\d+,|\\r?$)")
                .matcher(networks)
                .find();
    }

    /**
     * Removes a backend. A device that is gone, or that could not be created, may release it a moment after the server
     * has said so, and there is no event for that.
     */
    void remove(Remnant backend) {
        for (int attempt = 1; ; attempt++) {
            try {
                course.run(removalOf(backend), () -> !has(backend));
                return;
            } catch (QmpCommandException e) {
                if (!has(backend)) {
                    // Somebody else was faster.
                    return;
                } else if (attempt == ATTEMPTS) {
                    throw e;
                }
                LockSupport.parkNanos(BETWEEN_ATTEMPTS.toNanos());
            }
        }
    }
}
