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
 */
public record Member(String name, String type, boolean optional, List<String> features, String condition) {

    /** Copies the list. */
    public Member {
        features = List.copyOf(features);
    }
}
