package io.github.qmpcodegen.qmp.schema;

import java.util.List;

/**
 * A command that a server has.
 *
 * @param name the command's name
 * @param arguments the name of the {@link ObjectType} of its arguments; empty if the server reports only names
 * @param returns the name of the type of its return value; empty if the server reports only names
 * @param outOfBand whether it may be executed out-of-band
 * @param open whether it takes more arguments than its type names, as {@code device_add} does
 * @param features its special features, such as {@code deprecated}
 * @param condition the condition under which a build has it; empty for none, as in everything that a server reports
 *     about itself
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
