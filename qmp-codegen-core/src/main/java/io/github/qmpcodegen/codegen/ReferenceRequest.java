package io.github.qmpcodegen.codegen;

import java.nio.file.Path;
import java.util.List;

/**
 * Which reference is to be written, and where.
 *
 * @param sources the files, folders and addresses that describe the interface
 * @param defines the macros that command tables may use besides their own
 * @param format how its pages are written
 * @param title its title
 * @param output the folder of its index
 * @param strict whether warnings stop it as errors do
 */
public record ReferenceRequest(
        List<String> sources, Defines defines, Format format, String title, Path output, boolean strict) {

    /** Copies the list. */
    public ReferenceRequest {
        sources = List.copyOf(sources);
    }

    /** How pages are written. */
    public enum Format {
        /** As HTML, with a search. */
        HTML,
        /** As Markdown in the flavour of GitHub. */
        MARKDOWN
    }
}
