package io.github.qmpcodegen.codegen;

import io.github.qmpcodegen.codegen.source.SourceAccess;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Sources that a test holds in memory: texts by path. */
public final class MemorySources implements SourceAccess {

    private final Map<String, String> texts = new TreeMap<>();

    /** Sources of one file. */
    public static MemorySources of(String path, String text) {
        return new MemorySources().and(path, text);
    }

    /** Adds a file. */
    public MemorySources and(String path, String text) {
        texts.put(path, text);
        return this;
    }

    /** Loads all files. */
    public LoadedSchema load() {
        return SchemaLoader.load(List.copyOf(texts.keySet()), this);
    }

    @Override
    public byte[] read(String path) throws NoSuchFileException {
        String text = texts.get(path);
        if (text == null) {
            throw new NoSuchFileException(path);
        }
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public boolean isFolder(String path) {
        return texts.keySet().stream().anyMatch(file -> file.startsWith(path + "/"));
    }

    @Override
    public boolean isFile(String path) {
        return texts.containsKey(path);
    }

    @Override
    public List<String> list(String folder) {
        return texts.keySet().stream()
                .filter(file -> file.startsWith(folder + "/"))
                .map(file -> file.substring(folder.length() + 1).split("/", 2)[0])
                .distinct()
                .toList();
    }
}
