package io.github.qmpcodegen.qemu.operations;

import io.github.qmpcodegen.qemu.DeviceDelRequest;
import io.github.qmpcodegen.qmp.QmpCommandException;
import io.github.qmpcodegen.qmp.device.Device;
import io.github.qmpcodegen.qmp.device.DeviceOutcome;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Unplugs a device: first the device itself, then its backends. */
final class HotUnplug {
    private static final String GUEST = "the guest to release the device";

    private final UnplugRequest request;
    private final Remnant device;

    /** Whether the removal may have been requested, so that the device may go at any time. */
    private boolean begun;

    HotUnplug(UnplugRequest request) {
        this.request = request;
        this.device = new Remnant(Remnant.Kind.DEVICE, request.id());
    }

    UnplugResult run(Course course) {
        Inventory inventory = new Inventory(course);
        inventory.requireRemovalOf(device);
        request.backends().forEach(inventory::requireRemovalOf);
        // Nobody takes back what the guest was asked for, and what it does later nobody here sees: then all of it is
        // named.
        List<Remnant> lastFirst = new ArrayList<>(request.backends());
        Collections.reverse(lastFirst);
        for (Remnant backend : lastFirst) {
            course.made(backend, () -> begun && inventory.has(backend), HotUnplug::stays);
        }
        boolean wasPlugged = unplug(course, inventory);
        course.keep(device);
        request.backends().forEach(course::keep);
        course.settle();
        for (Remnant backend : request.backends()) {
            course.made(backend, () -> inventory.has(backend), () -> inventory.remove(backend));
            course.drop(backend);
        }
        return new UnplugResult(wasPlugged);
    }

    private static void stays() {
        throw Stop.failed("the guest may release it at any time");
    }

    /** Whether there was a device to unplug. */
    private boolean unplug(Course course, Inventory inventory) {
        DeviceOutcome outcome;
        try (Device followed = course.client().device(request.id())) {
            // From here on an event reports that it has gone: later than the server does when it is asked, but then all
            // of it has.
            if (!course.await("an answer", () -> followed.isPlugged(course.left()))) {
                return false;
            }
            outcome = unplug(course, inventory, followed);
        }
        if (outcome instanceof DeviceOutcome.Refused refused) {
            begun = false;
            course.keep(device);
            throw Stop.failed("device '" + request.id() + "' is not unplugged: "
                    + (refused.reason().isEmpty() ? "the guest refuses" : refused.reason()));
        } else if (outcome instanceof DeviceOutcome.Unfinished) {
            // Some go without an event, as CPUs do that are emulated.
            course.settle();
            if (inventory.has(device)) {
                throw Stop.unfinished(GUEST);
            }
        } else if (outcome instanceof DeviceOutcome.ConnectionLost lost) {
            throw new Stop(left -> new Outcome.ConnectionLost<>(lost.cause(), left));
        }
        return true;
    }

    private DeviceOutcome unplug(Course course, Inventory inventory, Device followed) {
        try {
            course.begin(
                    new DeviceDelRequest(request.id()),
                    () -> !inventory.has(device),
                    device,
                    () -> isThere(inventory),
                    HotUnplug::stays);
        } catch (QmpCommandException e) {
            // It refuses, or the removal is under way already: a second request to unplug shows which.
            course.made(device, () -> isThere(inventory), HotUnplug::stays);
            return course.await(GUEST, () -> followed.unplug(course.left()));
        }
        return course.await(GUEST, () -> followed.awaitUnplugged(course.left()));
    }

    private boolean isThere(Inventory inventory) {
        begun = true;
        return inventory.has(device);
    }
}
