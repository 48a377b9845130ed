package io.github.qmpcodegen.codegen.cli;

import io.github.qmpcodegen.codegen.source.SourceAccess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The file {@code VERSION} of a source tree, which names the tree's release. */
final class VersionFile {

    private static final String NAME = "VERSION";

    private VersionFile() {}

    /** Returns the text of the first one in a source or in a folder above it; empty if none can be read. */
    static Optional<String> of(List<String> sources, SourceAccess access) {
        return sources.stream()
                .flatMap(source -> above(source, access).stream())
                .findFirst();
    }

    private static Optional<String> above(String source, SourceAccess access) {
        String folder = source.replace('\\', '/');
        while (!folder.isEmpty()) {
            Optional<String> text = read(folder + "/" + NAME, access);
            if (text.isPresent()) {
                return text;
            }
            folder = folder.substring(0, Math.max(folder.lastIndexOf('/'), 0));
        }
        return Optional.empty();
    }

    private static Optional<String> read(String path, SourceAccess access) {
        try {
            return access.isFile(path)
                    ? Optional.of(new String(access.read(path), StandardCharsets.UTF_8).strip())
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
