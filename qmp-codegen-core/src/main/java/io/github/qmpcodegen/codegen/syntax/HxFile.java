package io.github.qmpcodegen.codegen.syntax;

import java.util.List;

/**
 * A file of the preprocessor hxtool, such as {@code qmp-commands.hx}.
 *
 * @param path its path as the user gave it
 * @param elements its elements, in order
 */
public record HxFile(String path, List<HxElement> elements) {

    /** Copies the elements. */
    public HxFile {
        elements = List.copyOf(elements);
    }

    /** The entries of the table, for both monitors. */
    public List<HxEntry> entries() {
        return elements.stream()
                .filter(HxEntry.class::isInstance)
                .map(HxEntry.class::cast)
                .toList();
    }

    /** The sections of QMP's documentation. */
    public List<HxDocumentation> documentation() {
        return elements.stream()
                .filter(HxDocumentation.class::isInstance)
                .map(HxDocumentation.class::cast)
                .toList();
    }

    /**
     * Whether the file says anything about QMP.
     *
     * <p>It does if it documents QMP, or if it has entries and all of them are QMP's. The human monitor's files also
     * have handlers for QMP, because up to 0.14 both monitors called the same functions: a single handler that only the
     * human monitor calls shows that the table is its own, unless there is documentation of QMP between the entries, as
     * in 0.13, where one file served both.
     */
    public boolean describesQmp() {
        if (!documentation().isEmpty()) {
            return true;
        }
        List<HxEntry> entries =
                entries().stream().filter(entry -> !entry.isDead()).toList();
        return !entries.isEmpty() && entries.stream().allMatch(HxEntry::isQmp);
    }

    /** The entries that are commands of QMP; empty if the file does not describe it. */
    public List<HxEntry> qmpEntries() {
        return describesQmp()
                ? entries().stream()
                        .filter(entry -> entry.isQmp() && !entry.isDead())
                        .toList()
                : List.of();
    }

    /** Returns a text that reads as the same file, except for places, comments and what does not belong to QMP. */
    public String print() {
        return new HxPrinter().print(elements);
    }
}
