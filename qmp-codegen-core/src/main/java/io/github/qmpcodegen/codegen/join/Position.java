package io.github.qmpcodegen.codegen.join;

import io.github.qmpcodegen.codegen.schema.Availability;
import io.github.qmpcodegen.codegen.schema.JsonType;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** A place where a type stands, while the types of all releases there are joined. */
final class Position {

    private final String subject;
    private final SortedMap<JsonType, Set<Integer>> others = new TreeMap<>();

    /**
     * Starts with nothing that the joined type does not take.
     *
     * @param subject what it is, for messages
     */
    Position(String subject) {
        this.subject = subject;
    }

    /** What it is, for messages. */
    String subject() {
        return subject;
    }

    /** The place of an element of the array that stands here. */
    Position element() {
        return new Position("an element of " + subject);
    }

    /** Notes that a release has values of a kind here which the joined type does not take. */
    void takesOtherwise(JsonType kind, int release) {
        others.computeIfAbsent(kind, each -> new TreeSet<>()).add(release);
    }

    /** Notes the same of an array, of whose elements this is known. */
    void takeOtherwise(Position elements) {
        elements.others.values().forEach(in -> in.forEach(release -> takesOtherwise(JsonType.ARRAY, release)));
    }

    /** The kinds of values that the joined type does not take, with the releases that have them. */
    SortedMap<JsonType, Availability> others(History history) {
        SortedMap<JsonType, Availability> found = new TreeMap<>();
        others.forEach((kind, in) -> found.put(kind, history.at(in.stream().mapToInt(Integer::intValue))));
        return found;
    }
}
