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
 * What came of a request for documentation. What was not asked for is empty, and all is unless the outcome is
 * {@link Outcome#DONE}.
 *
 * @param outcome how it ended
 * @param loaded the interface, and what is wrong with the sources; with {@link DocsRequest.Format#TEXT}, which looks at no
 *     interface, an empty one
 * @param pages the files of a reference: their texts by path, with slashes
 * @param text the bytes of a text, which are in the encoding of the file
 */
public record DocsResult(Outcome outcome, LoadedSchema loaded, SortedMap<String, String> pages, Optional<byte[]> text) {

    /** Copies the pages. */
    public DocsResult {
        pages = Collections.unmodifiableSortedMap(new TreeMap<>(pages));
    }

    /**
     * Writes the reference: only pages that differ, and nothing if files that were not generated are in the way. Pages of
     * earlier runs that are no longer written are deleted.
     *
     * @param folder the folder of the reference's index
     * @return what was changed; nothing was if there are {@linkplain OutputChanges#foreign() foreign} files
     * @throws IOException if the folder cannot be read or written
     */
    public OutputChanges write(Path folder) throws IOException {
        if (outcome != Outcome.DONE) {
            throw new IllegalStateException("there is nothing to write: " + outcome);
        }
        return OutputFolder.ofReference(folder).write(pages);
    }
}
