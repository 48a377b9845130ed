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
 * @param entity what has changed
 * @param path the way from there to the position, such as {@code inserted.image}; empty for the entity as a whole
 * @param wording what has changed, in words
 * @param verdict whether it breaks clients
 * @param directions the ways in which values of the position go; empty where that plays no part
 * @param usedBy of a type, the commands and events that use it, by name
 * @param before where it was described; null for what is new
 * @param after where it is described; null for what is gone
 */
public record Change(
        ChangeKind kind,
        ChangedEntity entity,
        String path,
        Wording wording,
        Verdict verdict,
        Set<Direction> directions,
        List<String> usedBy,
        @Nullable SourceLocation before,
        @Nullable SourceLocation after) {

    /** Copies the parts. */
    public Change {
        directions = Set.copyOf(directions);
        usedBy = List.copyOf(usedBy);
    }

    /** Whether a client that was right before may fail now. */
    public boolean breaking() {
        return verdict.breaking();
    }

    /** What has changed, in words; starts in lower case, has no full stop at its end. */
    public String text() {
        return wording.text();
    }

    /** Why it breaks a client, or why it does not. */
    public String reason() {
        return verdict.reason();
    }

    Change withUsers(Set<String> users) {
        return new Change(kind, entity, path, wording, verdict, directions, List.copyOf(users), before, after);
    }

    /** This change for both directions; the verdict is the harder of the two. */
    Change mergedWith(Change twin) {
        Set<Direction> both = EnumSet.noneOf(Direction.class);
        both.addAll(directions);
        both.addAll(twin.directions);
        Set<String> users = new TreeSet<>(usedBy);
        users.addAll(twin.usedBy);
        return new Change(
                kind, entity, path, wording, verdict.orHarder(twin.verdict), both, List.copyOf(users), before, after);
    }
}
