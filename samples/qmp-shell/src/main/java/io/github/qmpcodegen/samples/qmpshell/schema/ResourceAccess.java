package io.github.qmpcodegen.samples.qmpshell.schema;

import io.github.qmpcodegen.codegen.source.SourceAccess;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.List;

/** The resources beside a class as sources. */
record ResourceAccess(Class<?> origin) implements SourceAccess {

    @Override
    public byte[] read(String path) throws IOException {
        try (InputStream stream = origin.getResourceAsStream(path)) {
            if (stream == null) {
                throw new NoSuchFileException(path);
            }
            return stream.readAllBytes();
        }
    }

    @Override
    public boolean isFolder(String path) {
        return false;
    }

    @Override
    public boolean isFile(String path) {
        return origin.getResource(path) != null;
    }

    @Override
    public List<String> list(String folder) {
        return List.of();
    }
}
