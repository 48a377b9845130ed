package io.github.qmpcodegen.codegen.diff;

import io.github.qmpcodegen.codegen.source.SourceLocation;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A difference between two interfaces.
 *
 * @param kind what kind of difference
 * @param subject what has changed
 * @param path the way from the subject to the place, such as {@code inserted.image}; empty for the subject as a whole
 * @param text what has changed, in words; starts in lower case, has no full stop at its end
 * @param reason why it breaks a client, or why it does not
 * @param breaking whether a client that was right before may fail now
 * @param directions the ways in which values of the place go; empty where that plays no part
 * @param usedBy of a type, the commands and events that use it, by name
 * @param before where it was described; null for what is new
 * @param after where it is described; null for what is gone
 */
public record Change(
        ChangeKind kind,
        Subject subject,
        String path,
        String text,
        String reason,
        boolean breaking,
        Set<Direction> directions,
        List<String> usedBy,
        @Nullable SourceLocation before,
        @Nullable SourceLocation after) {

    /** Copies the parts. */
    public Change {
        directions = Set.copyOf(directions);
        usedBy = List.copyOf(usedBy);
    }

    Change withUsers(Set<String> users) {
        return new Change(kind, subject, path, text, reason, breaking, directions, List.copyOf(users), before, after);
    }

    /** This change for both directions; the judgement is the harder of the two. */
    Change mergedWith(Change twin) {
        Set<Direction> both = EnumSet.noneOf(Direction.class);
        both.addAll(directions);
        both.addAll(twin.directions);
        Set<String> users = new TreeSet<>(usedBy);
        users.addAll(twin.usedBy);
        String told = twin.breaking && !breaking ? twin.reason : reason;
        return new Change(
                kind, subject, path, text, told, breaking || twin.breaking, both, List.copyOf(users), before, after);
    }
}
