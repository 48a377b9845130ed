package io.github.qmpcodegen.codegen.output;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The changes that make a folder contain what was generated. Paths are relative to the folder, with slashes, in
 * alphabetical order.
 *
 * @param added the files that do not exist yet
 * @param changed the files whose content differs
 * @param deleted the files that were generated earlier but no longer are
 * @param kept the files that were generated earlier but no longer are, and that somebody has changed since
 * @param unknown the files that claim to be generated, but do not come from any known run; they are left alone
 * @param foreign the files that are in the way: they were not generated, and nothing is written as long as they exist
 * @param unchanged the number of files that are up to date
 * @param differences where each of the changed files differs from what was generated; empty unless requested
 */
public record OutputChanges(
        List<String> added,
        List<String> changed,
        List<String> deleted,
        List<String> kept,
        List<String> unknown,
        List<String> foreign,
        int unchanged,
        List<FirstDifference> differences) {

    /** Copies the lists. */
    public OutputChanges {
        added = List.copyOf(added);
        changed = List.copyOf(changed);
        deleted = List.copyOf(deleted);
        kept = List.copyOf(kept);
        unknown = List.copyOf(unknown);
        foreign = List.copyOf(foreign);
        differences = List.copyOf(differences);
    }

    /** Returns these changes with further deleted files. */
    public OutputChanges alsoDeleting(List<String> paths) {
        List<String> all = new ArrayList<>(deleted);
        all.addAll(paths);
        return new OutputChanges(added, changed, all, kept, unknown, foreign, unchanged, differences);
    }

    /** The same, with the places where the changed files differ. */
    OutputChanges withDifferences(List<FirstDifference> places) {
        return new OutputChanges(added, changed, deleted, kept, unknown, foreign, unchanged, places);
    }

    /** Whether the folder already contains what was generated, and no other generated files. */
    public boolean isUpToDate() {
        return isUnchanged() && unknown.isEmpty() && foreign.isEmpty();
    }

    /** Whether no file that is generated, or was, has to be touched. */
    boolean isUnchanged() {
        return added.isEmpty() && changed.isEmpty() && deleted.isEmpty();
    }

    /**
     * Returns a sentence for each file that stays although it is not among what was generated.
     *
     * @param shown turns a path into what users are to read
     */
    public List<String> warnings(UnaryOperator<String> shown) {
        List<String> warnings = new ArrayList<>();
        kept.forEach(path -> warnings.add("'" + shown.apply(path)
                + "' is no longer generated, but was edited; it is kept, delete it if you do not need it"));
        unknown.forEach(path -> warnings.add("'" + shown.apply(path)
                + "' is marked as generated, but no known run wrote it; delete it if you do not need it"));
        return warnings;
    }

    /** Returns the numbers of files, such as {@code 3 files added, 1 changed, 0 deleted, 12 up to date}. */
    public String summary() {
        return added.size() + " files added, " + changed.size() + " changed, " + deleted.size() + " deleted, "
                + unchanged + " up to date";
    }
}
