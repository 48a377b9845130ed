package io.github.qmpcodegen.codegen.javamodel;

import io.github.qmpcodegen.codegen.schema.NamedType;
import io.github.qmpcodegen.codegen.source.SourceLocation;
import io.github.qmpcodegen.codegen.source.Sources;

/**
 * The part of the schema that something was generated from, and the file that defines it.
 *
 * @param element the element, such as "command eject"
 * @param file the file's name without the folder
 */
public record Provenance(String element, String file) {

    static Provenance of(NamedType type) {
        return of("type " + type.name().text(), type.location());
    }

    static Provenance of(String element, SourceLocation location) {
        return new Provenance(element, fileName(location));
    }

    /** The name without the folder, which is nobody's business; a live server has none that means anything elsewhere. */
    static String fileName(SourceLocation location) {
        String path = location.path();
        if (Sources.isAddress(path)) {
            return "a live server";
        }
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
