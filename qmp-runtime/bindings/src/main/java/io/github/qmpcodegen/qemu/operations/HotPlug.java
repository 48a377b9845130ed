package io.github.qmpcodegen.qemu.operations;

import io.github.qmpcodegen.qemu.DeviceAddRequest;
import io.github.qmpcodegen.qmp.QmpRequest;
import io.github.qmpcodegen.qmp.device.Device;
import io.github.qmpcodegen.qmp.device.DeviceOutcome;
import java.util.ArrayList;
import java.util.List;

/** Plugs a device: first its backends, then the device itself. */
final class HotPlug {
    private final PlugRequest request;

    HotPlug(PlugRequest request) {
        this.request = request;
    }

    PlugResult run(Course course) {
        Inventory inventory = new Inventory(course);
        BackendForms forms = new BackendForms(course);
        Remnant plugged = new Remnant(Remnant.Kind.DEVICE, request.id());
        List<QmpRequest<?>> steps =
                request.backends().stream().<QmpRequest<?>>map(forms::taken).toList();
        List<Remnant> all =
                new ArrayList<>(steps.stream().map(Inventory::madeBy).toList());
        all.add(plugged);
        steps.forEach(course::require);
        all.forEach(inventory::requireRemovalOf);
        DeviceAddRequest device = device(course);
        course.require(device);
        // What has such a name already must not be taken for what is made here.
        for (Remnant each : all) {
            if (inventory.has(each)) {
                throw Stop.failed("the " + each.inWords() + " exists already; choose another name");
            }
        }
        for (QmpRequest<?> step : steps) {
            Remnant backend = Inventory.madeBy(step);
            course.make(step, backend, () -> inventory.has(backend), () -> inventory.remove(backend));
        }
        course.make(device, plugged, () -> inventory.has(plugged), () -> unplug(course));
        return new PlugResult(device);
    }

    private DeviceAddRequest device(Course course) {
        String driver = request.driver();
        if (driver == null) {
            return CpuSlot.firstFree(course, request.properties()).plug(request.id(), request.properties());
        }
        DeviceAddRequest.Builder device =
                DeviceAddRequest.builder().driver(driver).id(request.id());
        request.properties().forEach(device::extra);
        return device.build();
    }

    private void unplug(Course course) {
        try (Device device = course.client().device(request.id())) {
            DeviceOutcome outcome = course.await("the device to go", () -> device.unplug(course.left()));
            if (!(outcome instanceof DeviceOutcome.Unplugged || outcome instanceof DeviceOutcome.Absent)) {
                throw Stop.failed("it stays: " + outcome);
            }
        }
    }
}
