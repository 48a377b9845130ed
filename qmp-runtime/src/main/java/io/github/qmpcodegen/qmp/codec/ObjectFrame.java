package io.github.qmpcodegen.qmp.codec;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.JsonNode;

/**
 * An object or array that is being read: which of its members came, and what of them its type does not take.
 *
 * <p>Frames are used again for the next object of the same depth. For one thread.
 */
final class ObjectFrame {

    final @Nullable ObjectFrame outer;
    private @Nullable ObjectFrame inner;

    Members members = Members.NONE;
    /** Of an object, the index of the member that was read last; of an array, that of the element. */
    int current;

    /** The member that came last; -1 for none so far, and less for one that the type does not have. */
    int last;

    boolean array;
    /** Of the value as a whole, which is no object. */
    @Nullable
    DecodingProblem wholeProblem;

    @Nullable
    JsonNode whole;
    /** The name of the member at whose value the reader stands, as it looked for the tag first; null elsewhere. */
    @Nullable
    String peeked;
    /** What goes on where the reader comes to the end of the members that came before the tag. */
    @Nullable
    JsonParser rest;
    /** Whether all members came before the tag, so that the rest stands at the end of the object. */
    boolean restEnded;

    private long seen;
    private long @Nullable [] seenBeyond;
    private @Nullable Map<String, JsonNode> kept;
    private @Nullable Map<String, DecodingProblem> problems;

    ObjectFrame(@Nullable ObjectFrame outer) {
        this.outer = outer;
    }

    /** The frame for what is inside of this, as new. */
    ObjectFrame inner(Members ofInner) {
        ObjectFrame frame = inner;
        if (frame == null) {
            frame = new ObjectFrame(this);
            inner = frame;
        }
        frame.members = ofInner;
        frame.current = -1;
        frame.last = -1;
        frame.array = false;
        frame.wholeProblem = null;
        frame.whole = null;
        frame.peeked = null;
        frame.rest = null;
        frame.seen = 0;
        frame.seenBeyond = ofInner.size() > Long.SIZE ? new long[ofInner.size() / Long.SIZE] : null;
        frame.kept = null;
        frame.problems = null;
        return frame;
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

    /** Keeps a member as it came; false if one of that name is kept already. */
    boolean keep(String name, JsonNode value) {
        if (kept == null) {
            kept = new LinkedHashMap<>();
        }
        return kept.put(name, value) == null;
    }

    /** Remembers what is wrong with a member. */
    void problem(String name, DecodingProblem problem) {
        if (problems == null) {
            problems = new LinkedHashMap<>();
        }
        problems.put(name, problem);
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
                                DecodingProblem.Kind.MISSING, pathTo(name, collector.root()), "is missing", null));
            }
        }
    }

    /** What is kept of the members so far, which then is kept no more. */
    Map<String, JsonNode> takeKept() {
        Map<String, JsonNode> taken = kept == null ? Map.of() : kept;
        kept = null;
        return taken;
    }

    /** All that the type does not take. */
    Unmodelled unmodelled() {
        if (whole != null && wholeProblem != null) {
            return Unmodelled.whole(whole, wholeProblem);
        }
        if (kept == null && problems == null) {
            return Unmodelled.NONE;
        }
        return Unmodelled.of(kept == null ? Map.of() : kept, problems == null ? Map.of() : problems);
    }

    /** Everything that is wrong with the members, in the order in which it was found. */
    Map<String, DecodingProblem> problems() {
        return problems == null ? Map.of() : problems;
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
            if (frame.array) {
                steps.push("[" + frame.current + "]");
            } else if (frame.current >= 0 && frame.outer != null) {
                steps.push("." + frame.members.name(frame.current));
            }
        }
        return root + String.join("", steps);
    }
}
