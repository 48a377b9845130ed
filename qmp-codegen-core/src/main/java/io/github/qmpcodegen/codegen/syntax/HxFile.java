package io.github.qmpcodegen.codegen.syntax;

import java.util.List;

/**
 * A file of the preprocessor hxtool, such as {@code qmp-commands.hx}.
 *
 * @param path its path as the user gave it
 * @param elements what stands in it, in order
 */
public record HxFile(String path, List<HxElement> elements) {

    /** Copies the elements. */
    public HxFile {
        elements = List.copyOf(elements);
    }
}
