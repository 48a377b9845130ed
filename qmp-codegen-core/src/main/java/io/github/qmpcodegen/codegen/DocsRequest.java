package io.github.qmpcodegen.codegen;

import io.github.qmpcodegen.codegen.source.Sources;

/**
 * Which documentation is to be made.
 *
 * @param sources what describes the interface; for {@link Format#TEXT} a single {@code .hx} file
 * @param format how it is written
 * @param title the title of a reference; a text has none
 */
public record DocsRequest(Sources sources, Format format, String title) {

    /**
     * Checks the sources.
     *
     * @throws IllegalArgumentException if a text is to be made of anything but a single source
     */
    public DocsRequest {
        if (format == Format.TEXT && sources.names().size() != 1) {
            throw new IllegalArgumentException("the format text takes a single file");
        }
    }

    /** How documentation is written. */
    public enum Format {
        /** As QEMU's own {@code hxtool -q} printed it of an {@code .hx} file. */
        TEXT,
        /** As a reference in HTML, with a page for each command, event and type, and a search. */
        HTML,
        /** As a reference in Markdown in the flavour of GitHub. */
        MARKDOWN
    }
}
