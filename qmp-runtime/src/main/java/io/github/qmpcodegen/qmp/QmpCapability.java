package io.github.qmpcodegen.qmp;

/**
 * A capability that a server offers in its greeting and a client may enable in the negotiation.
 *
 * @param name its name on the wire
 */
public record QmpCapability(String name) {
    /** Out-of-band execution: commands that do not wait behind others. */
    public static final QmpCapability OUT_OF_BAND = new QmpCapability("oob");

    @Override
    public String toString() {
        return name;
    }
}
