package io.github.qmpcodegen.qmp.schema;

import java.util.List;

/**
 * A member of an object, such as an argument of a command.
 *
 * @param name the member's name
 * @param type the name of its type
 * @param optional whether it may be left out
 * @param features its special features, such as {@code deprecated}
 * @param condition the condition under which a build has it; empty for none, as in everything that a server reports
 *     about itself
 * @param releases the releases of QEMU that have it, as runs such as {@code 2.3.1,4.2.0-9.0.0}; the first run has no
 *     start if the member has always been there, and the last no end if it still is; empty if unknown, as in everything
 *     that a server reports about itself
 */
public record Member(
        String name, String type, boolean optional, List<String> features, String condition, String releases) {

    /** Copies the list. */
    public Member {
        features = List.copyOf(features);
    }
}
