package io.github.qmpcodegen.qmp.codec;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * An object or array that is being read: which of its members came, and what of them its type does not take.
 *
 * <p>Frames are used again for the next object of the same depth. For one thread.
 */
final class ObjectFrame {

    final @Nullable ObjectFrame outer;
    private @Nullable ObjectFrame inner;

    /** Those of the object; {@link Members#NONE} for an array. */
    Members members;

    /**
     * Of an object, the member that came last: -1 for none so far, and less for one that the type does not have. Of an
     * array, the index of the element.
     */
    int last;

    /** What goes on where the reader comes to the end of the members that came before the tag. */
    @Nullable
    BehindTag behindTag;

    private long seen;
    private long @Nullable [] seenBeyond;
    private @Nullable Leftovers leftovers;

    /**
     * The part of an object that its tag stands before.
     *
     * @param parser stands behind the tag
     * @param ended whether all members came before the tag, so that the parser stands at the end of the object
     */
    record BehindTag(JsonParser parser, boolean ended) {}

    /** What a type does not take of a value; most values have none, which is why the frame is not burdened with it. */
    private static final class Leftovers {

        private @Nullable JsonNode whole;
        private @Nullable DecodingProblem wholeProblem;
        private @Nullable Map<String, JsonNode> kept;
        private @Nullable Map<String, DecodingProblem> problems;
    }

    /** The frame of an object or array that nothing, or another one, is around. */
    ObjectFrame(@Nullable ObjectFrame outer, Members members) {
        this.outer = outer;
        begin(members);
    }

    /** The frame for what is inside of this, as new. */
    ObjectFrame inner(Members ofInner) {
        ObjectFrame frame = inner;
        if (frame == null) {
            frame = new ObjectFrame(this, ofInner);
            inner = frame;
        } else {
            frame.begin(ofInner);
        }
        return frame;
    }

    private void begin(Members ofValue) {
        members = ofValue;
        last = -1;
        behindTag = null;
        seen = 0;
        seenBeyond = ofValue.size() > Long.SIZE ? new long[ofValue.size() / Long.SIZE] : null;
        leftovers = null;
    }

    /** Remembers that a member came; false if it came before. */
    boolean markSeen(int member) {
        long bit = 1L << member;
        if (member < Long.SIZE) {
            boolean isNew = (seen & bit) == 0;
            seen |= bit;
            return isNew;
        }
        long[] beyond = beyond();
        int word = member / Long.SIZE - 1;
        boolean isNew = (beyond[word] & bit) == 0;
        beyond[word] |= bit;
        return isNew;
    }

    private boolean isSeen(int member) {
        long word = member < Long.SIZE ? seen : beyond()[member / Long.SIZE - 1];
        return (word & 1L << member) != 0;
    }

    private long[] beyond() {
        if (seenBeyond == null) {
            throw new IllegalStateException("the frame is too small for its members");
        }
        return seenBeyond;
    }

    private Leftovers leftovers() {
        Leftovers made = leftovers;
        if (made == null) {
            made = new Leftovers();
            leftovers = made;
        }
        return made;
    }

    /** Keeps a value that is no object. */
    void keepWhole(JsonNode value, DecodingProblem problem) {
        leftovers().whole = value;
        leftovers().wholeProblem = problem;
    }

    /** Whether the value is no object, and kept as a whole. */
    boolean isKeptWhole() {
        return leftovers != null && leftovers.whole != null;
    }

    /** Keeps a member as it came; false if one of that name is kept already. */
    boolean keep(String name, JsonNode value) {
        Leftovers all = leftovers();
        if (all.kept == null) {
            all.kept = new LinkedHashMap<>();
        }
        return all.kept.put(name, value) == null;
    }

    /** Remembers what is wrong with a member. */
    void problem(String name, DecodingProblem problem) {
        Leftovers all = leftovers();
        if (all.problems == null) {
            all.problems = new LinkedHashMap<>();
        }
        all.problems.put(name, problem);
    }

    /** Finds the promised members that did not come. */
    void findMissing(ProblemCollector collector) {
        if (members.arePromisedIn(seen)) {
            return;
        }
        for (int i = 0; i < members.size(); i++) {
            if (!members.isOptional(i) && !members.isTag(i) && !isSeen(i)) {
                String name = members.name(i);
                problem(
                        name,
                        collector.report(
                                kindOf(DecodingProblem.Kind.MISSING),
                                pathTo(name, collector.root()),
                                "is missing",
                                null));
            }
        }
    }

    /** The kind of a problem of the object as a whole: this one where no release takes it. */
    DecodingProblem.Kind kindOf(DecodingProblem.Kind kind) {
        return outer != null && outer.someReleaseTakes(JsonNodeFactory.instance.objectNode())
                ? DecodingProblem.Kind.OTHER_TYPE
                : kind;
    }

    /**
     * Whether some release takes a value that does not fit the member or element that came last, or takes something else in
     * place of an object or array that this is in.
     */
    boolean someReleaseTakes(JsonNode value) {
        JsonNode inner = value;
        for (ObjectFrame frame = this; frame != null; frame = frame.outer) {
            if (frame.members == Members.NONE) {
                inner = JsonNodeFactory.instance.arrayNode();
            } else if (frame.last >= 0 && frame.members.someReleaseTakes(frame.last, inner)) {
                return true;
            } else {
                inner = JsonNodeFactory.instance.objectNode();
            }
        }
        return false;
    }

    /** What is kept of the members so far, which then is kept no more. */
    Map<String, JsonNode> takeKept() {
        if (leftovers == null || leftovers.kept == null) {
            return Map.of();
        }
        Map<String, JsonNode> taken = leftovers.kept;
        leftovers.kept = null;
        return taken;
    }

    /** All that the type does not take. */
    Unmodelled unmodelled() {
        Leftovers all = leftovers;
        if (all == null || (all.whole == null && all.kept == null && all.problems == null)) {
            return Unmodelled.NONE;
        }
        if (all.whole != null && all.wholeProblem != null) {
            return Unmodelled.whole(all.whole, all.wholeProblem);
        }
        return Unmodelled.of(all.kept == null ? Map.of() : all.kept, all.problems == null ? Map.of() : all.problems);
    }

    /** Everything that is wrong, in the order in which it was found. */
    List<DecodingProblem> problems() {
        Leftovers all = leftovers;
        if (all == null) {
            return List.of();
        }
        if (all.wholeProblem != null) {
            return List.of(all.wholeProblem);
        }
        return all.problems == null ? List.of() : List.copyOf(all.problems.values());
    }

    /** The path of what is being read, or of a member of this object, behind that of the whole. */
    String pathTo(@Nullable String member, String root) {
        Deque<String> steps = new ArrayDeque<>();
        ObjectFrame frame = this;
        if (member != null) {
            steps.push("." + member);
            frame = outer;
        }
        for (; frame != null; frame = frame.outer) {
            if (frame.members == Members.NONE) {
                steps.push("[" + frame.last + "]");
            } else if (frame.last >= 0) {
                steps.push("." + frame.members.name(frame.last));
            }
        }
        return root + String.join("", steps);
    }
}
