package io.github.qmpcodegen.qmp;

import io.github.qmpcodegen.qmp.codec.QmpJson;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * What a server says about itself first.
 *
 * @param version of QEMU; 0.0.0 from a server that greets without it, which is QEMU 0.12
 * @param capabilities what it offers, in its order
 * @param raw the greeting's {@code QMP} member as it came
 */
public record QmpGreeting(QemuVersion version, List<QmpCapability> capabilities, JsonNode raw) {

    /**
     * Copies the list.
     *
     * @param version of QEMU
     * @param capabilities what it offers
     * @param raw the greeting's {@code QMP} member
     */
    public QmpGreeting {
        capabilities = List.copyOf(capabilities);
    }

    /** Whether the server offers the capability. */
    public boolean offers(QmpCapability capability) {
        // By name: the first equality of a kind of records costs a JVM 10 ms.
        return capabilities.stream().anyMatch(offered -> offered.name().equals(capability.name()));
    }

    /** The greeting as text, whatever its depth. */
    @Override
    public String toString() {
        return "QmpGreeting[version=" + version + ", capabilities=" + capabilities + ", raw=" + QmpJson.write(raw)
                + "]";
    }
}
