package io.github.qmpcodegen.codegen.output;

import java.util.ArrayList;
import java.util.List;

/**
 * What has to change in a folder to make it hold what was generated. Paths are relative to the folder, with slashes, in
 * alphabetical order.
 *
 * @param added the files that are not there yet
 * @param changed the files whose content is another
 * @param deleted the files that were generated earlier and are no longer
 * @param kept the files that were generated earlier and are no longer, but that somebody has changed since
 * @param unknown the files that say that they are generated, but that no run known here has left; they are left alone
 * @param foreign the files that are in the way: they were not generated, and nothing is written while they are there
 * @param unchanged the number of files that are up to date
 * @param differences where each of the changed files is not what was generated; empty unless that was asked for
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

    /** The same, after these files were deleted besides. */
    public OutputChanges alsoDeleting(List<String> paths) {
        List<String> all = new ArrayList<>(deleted);
        all.addAll(paths);
        return new OutputChanges(added, changed, all, kept, unknown, foreign, unchanged, differences);
    }

    /** The same, with the places where the changed files differ. */
    OutputChanges withDifferences(List<FirstDifference> places) {
        return new OutputChanges(added, changed, deleted, kept, unknown, foreign, unchanged, places);
    }

    /** Whether the folder already holds what was generated, and nothing generated besides. */
    public boolean isUpToDate() {
        return isUnchanged() && unknown.isEmpty() && foreign.isEmpty();
    }

    /** Whether no file that is generated, or was, has to be touched. */
    boolean isUnchanged() {
        return added.isEmpty() && changed.isEmpty() && deleted.isEmpty();
    }

    /** The numbers of files, such as {@code 3 files added, 1 changed, 0 deleted, 12 up to date}. */
    public String summary() {
        return added.size() + " files added, " + changed.size() + " changed, " + deleted.size() + " deleted, "
                + unchanged + " up to date";
    }
}
