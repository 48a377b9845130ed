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

/** The devices of a machine and what they stand on: whether one is there, and how one goes. */
final class Inventory {

    /** For which no release has a command of its own. */
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
     * The backend that a request makes.
     *
     * @throws IllegalArgumentException if it makes none, or one without a name
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
                                    "a block node without a name could not be taken back: give it one")));
        }
        throw new IllegalArgumentException("'" + request.qmpName() + "' makes no backend of a device");
    }

    /**
     * The request that removes a backend.
     *
     * @throws IllegalArgumentException if it is none
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

    /** Ends the operation if the server cannot have something removed. */
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
        // A backend that a card uses is shown below the card, which may have the same name.
        return Pattern.compile("(?m)^[ \\\\]*" + Pattern.quote(name) + ": index=\\d+,type=(?!nic\\b)")
                .matcher(networks)
                .find();
    }

    /**
     * Removes a backend. A device that has gone, or that could not be made, may let go of it a moment later than the server
     * says so, of which there is no event.
     */
    void remove(Remnant backend) {
        for (int attempt = 1; ; attempt++) {
            try {
                course.run(removalOf(backend), () -> !has(backend));
                return;
            } catch (QmpCommandException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
                LockSupport.parkNanos(BETWEEN_ATTEMPTS.toNanos());
            }
        }
    }
}
