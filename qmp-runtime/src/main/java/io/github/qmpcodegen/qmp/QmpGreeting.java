package io.github.qmpcodegen.qmp;

import io.github.qmpcodegen.qmp.codec.QmpJson;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * The first message of a server: what it says about itself.
 *
 * @param version the version of QEMU; 0.0.0 if the server does not send it, as QEMU 0.12 does not
 * @param capabilities the capabilities that the server offers, in its order
 * @param raw the greeting's {@code QMP} member as received
 */
public record QmpGreeting(QemuVersion version, List<QmpCapability> capabilities, JsonNode raw) {

    /**
     * Copies the list.
     *
     * @param version the version of QEMU
     * @param capabilities the capabilities that the server offers
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

    /** Returns the greeting as text, however deeply it is nested. */
    @Override
    public String toString() {
        return "QmpGreeting[version=" + version + ", capabilities=" + capabilities + ", raw=" + QmpJson.write(raw)
                + "]";
    }
}
