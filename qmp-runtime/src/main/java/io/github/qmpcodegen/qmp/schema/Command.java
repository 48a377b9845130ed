package io.github.qmpcodegen.qmp.schema;

import java.util.List;

/**
 * A command that a server has.
 *
 * @param name its name
 * @param arguments the name of the {@link ObjectType} of its arguments; empty from a server that tells names only
 * @param returns the name of the type of what it returns; empty from a server that tells names only
 * @param outOfBand whether it may be executed out-of-band
 * @param open whether it takes more arguments than its type names, as {@code device_add} does
 * @param features its special features, such as {@code deprecated}
 * @param condition under which a build has it; empty for none, as in all that a server tells of itself
 * @param releases the releases of QEMU that have it, see {@link Member#releases}
 */
public record Command(
        String name,
        String arguments,
        String returns,
        boolean outOfBand,
        boolean open,
        List<String> features,
        String condition,
        String releases) {

    /** Copies the list. */
    public Command {
        features = List.copyOf(features);
    }
}
