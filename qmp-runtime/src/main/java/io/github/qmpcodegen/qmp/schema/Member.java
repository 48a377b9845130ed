package io.github.qmpcodegen.qmp.schema;

import java.util.List;

/**
 * A member of an object, such as an argument of a command.
 *
 * @param name its name
 * @param type the name of its type
 * @param optional whether it may be left out
 * @param features its special features, such as {@code deprecated}
 * @param condition under which a build has it; empty for none, as in all that a server tells of itself
 * @param releases the releases of QEMU that have it, in runs such as {@code 2.3.1,4.2.0-9.0.0}, of which the first lacks its
 *     beginning if it has always been there and the last its end if it still is; empty where nothing says, as in all that
 *     a server tells of itself
 */
public record Member(
        String name, String type, boolean optional, List<String> features, String condition, String releases) {

    /** Copies the list. */
    public Member {
        features = List.copyOf(features);
    }
}
