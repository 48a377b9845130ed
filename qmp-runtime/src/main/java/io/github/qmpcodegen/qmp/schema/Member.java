package io.github.qmpcodegen.qmp.schema;

import io.github.qmpcodegen.qmp.internal.json.JsonTypes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

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
 * @param otherTypes the JSON types that its values have in some releases instead, with these releases; empty in everything
 *     that a server reports about itself
 */
public record Member(
        String name,
        String type,
        boolean optional,
        List<String> features,
        String condition,
        String releases,
        Map<String, String> otherTypes) {

    /** Copies the list and the map. */
    public Member {
        features = List.copyOf(features);
        otherTypes = Map.copyOf(otherTypes);
    }

    /** Whether a value is of one of the other types. */
    boolean isOfOtherType(JsonNode value) {
        return otherTypes.keySet().stream().anyMatch(type -> JsonTypes.has(type, value));
    }

    /** This with the other types of some releases only. */
    Member with(Predicate<String> inReleases) {
        if (otherTypes.isEmpty()) {
            return this;
        }
        Map<String, String> remaining = new HashMap<>(otherTypes);
        remaining.values().removeIf(inReleases.negate());
        return new Member(name, type, optional, features, condition, releases, remaining);
    }
}
