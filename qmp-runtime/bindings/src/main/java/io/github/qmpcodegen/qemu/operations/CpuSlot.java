package io.github.qmpcodegen.qemu.operations;

import io.github.qmpcodegen.qemu.DeviceAddRequest;
import io.github.qmpcodegen.qemu.HotpluggableCPU;
import io.github.qmpcodegen.qemu.QueryHotpluggableCpusRequest;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A place in the machine for a CPU. */
final class CpuSlot {

    /** The properties that locate a slot, from the outside in. */
    private static final List<String> TOPOLOGY =
            List.of("drawer-id", "book-id", "socket-id", "die-id", "cluster-id", "module-id", "core-id", "thread-id");

    private final HotpluggableCPU cpu;

    private CpuSlot(HotpluggableCPU cpu) {
        this.cpu = cpu;
    }

    /**
     * Returns the first free slot; servers list slots in any order.
     *
     * @param required the values that the slot's properties must have
     */
    static CpuSlot firstFree(Course course, Map<String, JsonNode> required) {
        QueryHotpluggableCpusRequest question = new QueryHotpluggableCpusRequest();
        course.require(question);
        return course.ask(question).stream()
                .filter(cpu -> cpu.qomPath() == null)
                .map(CpuSlot::new)
                .filter(slot -> slot.suits(required))
                .min(order())
                .orElseThrow(() ->
                        Stop.failed("no slot for a CPU is free" + (required.isEmpty() ? "" : " with " + required)));
    }

    private static Comparator<CpuSlot> order() {
        Comparator<CpuSlot> order = Comparator.comparing(slot -> 0);
        for (String name : TOPOLOGY) {
            order = order.thenComparingLong(slot -> slot.property(name).asLong(-1));
        }
        return order;
    }

    private JsonNode property(String name) {
        return cpu.props().toJson().path(name);
    }

    private boolean suits(Map<String, JsonNode> required) {
        return required.entrySet().stream()
                .allMatch(each -> property(each.getKey()).isMissingNode()
                        || property(each.getKey()).equals(each.getValue()));
    }

    /** Returns the request that fills the slot. */
    DeviceAddRequest plug(String id, Map<String, JsonNode> properties) {
        DeviceAddRequest.Builder device =
                DeviceAddRequest.builder().driver(cpu.type()).id(id);
        properties.forEach(device::extra);
        cpu.props().toJson().properties().forEach(each -> device.extra(each.getKey(), each.getValue()));
        return device.build();
    }
}
