package io.github.qmpcodegen.qmp;

import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * What a server says about itself first.
 *
 * @param version of QEMU
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
        return capabilities.contains(capability);
    }
}
