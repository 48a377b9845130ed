package io.github.qmpcodegen.codegen;

import io.github.qmpcodegen.codegen.source.Sources;

/**
 * A request for documentation of an interface.
 *
 * @param sources the sources that describe the interface; for {@link Format#TEXT} a single {@code .hx} file
 * @param format the format
 * @param title the title of a reference; unused for {@link Format#TEXT}
 */
public record DocsRequest(Sources sources, Format format, String title) {

    /**
     * Checks the sources.
     *
     * @throws IllegalArgumentException if the format is {@link Format#TEXT} and there is not exactly one source
     */
    public DocsRequest {
        if (format == Format.TEXT && sources.names().size() != 1) {
            throw new IllegalArgumentException("the format text takes a single file");
        }
    }

    /** The format of documentation. */
    public enum Format {
        /** The text that QEMU's own {@code hxtool -q} printed for an {@code .hx} file. */
        TEXT,
        /** A reference in HTML, with a page for each command, event and type, and a search. */
        HTML,
        /** A reference in GitHub Flavored Markdown. */
        MARKDOWN
    }
}
