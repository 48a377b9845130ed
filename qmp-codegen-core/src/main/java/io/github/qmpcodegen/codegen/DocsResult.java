package io.github.qmpcodegen.codegen;

import io.github.qmpcodegen.codegen.output.OutputChanges;
import io.github.qmpcodegen.codegen.output.OutputFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The result of a request for documentation. Components that were not requested are empty, and all are unless the
 * outcome is {@link Outcome#DONE}.
 *
 * @param outcome how the request ended
 * @param loaded the interface, and the diagnostics about the sources; the interface is empty with
 *     {@link DocsRequest.Format#TEXT}, which does not need it
 * @param pages the files of a reference: their texts by path; paths have slashes
 * @param text the bytes of a text, in the encoding of the source
 */
public record DocsResult(Outcome outcome, LoadedSchema loaded, SortedMap<String, String> pages, Optional<byte[]> text) {

    /** Copies the pages. */
    public DocsResult {
        pages = Collections.unmodifiableSortedMap(new TreeMap<>(pages));
    }

    /**
     * Writes the reference: only pages that differ, and nothing if files that were not generated are in the way.
     * Deletes pages of earlier runs that are no longer part of it.
     *
     * @param folder the folder of the reference's index
     * @return what was changed; nothing if there are {@linkplain OutputChanges#foreign() foreign} files
     * @throws IOException if the folder cannot be read or written
     */
    public OutputChanges write(Path folder) throws IOException {
        if (outcome != Outcome.DONE) {
            throw new IllegalStateException("there is nothing to write: " + outcome);
        }
        return OutputFolder.ofReference(folder).write(pages);
    }
}
