package io.github.qmpcodegen.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.qmpcodegen.codegen.schema.Schema;
import io.github.qmpcodegen.codegen.source.SourceAccess;
import io.github.qmpcodegen.codegen.source.Sources;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** Sources that a test holds in memory: files by path. */
public final class MemorySources implements SourceAccess {

    private final Map<String, byte[]> files = new TreeMap<>();
    private final Map<String, Integer> timesRead = new ConcurrentSkipListMap<>();

    /** Sources of one file. */
    public static MemorySources of(String path, String text) {
        return new MemorySources().and(path, text);
    }

    /** Adds a file. */
    public MemorySources and(String path, String text) {
        return and(path, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Adds a file that need not be text. */
    public MemorySources and(String path, byte[] bytes) {
        files.put(path, bytes.clone());
        return this;
    }

    /** The paths of all files. */
    public List<String> paths() {
        return List.copyOf(files.keySet());
    }

    /** How often each was read that was. */
    public Map<String, Integer> timesRead() {
        return Map.copyOf(timesRead);
    }

    /** Loads all files. */
    public LoadedSchema load() {
        return LoadedSchema.of(Sources.of(paths()), this);
    }

    /** The schema of all files, which give no cause for complaint. */
    public Schema schema() {
        LoadedSchema loaded = load();
        assertEquals(List.of(), loaded.diagnostics());
        return loaded.schema();
    }

    @Override
    public byte[] read(String path) throws NoSuchFileException {
        byte[] bytes = files.get(path);
        if (bytes == null) {
            throw new NoSuchFileException(path);
        }
        timesRead.merge(path, 1, Integer::sum);
        return bytes.clone();
    }

    @Override
    public boolean isFolder(String path) {
        return files.keySet().stream().anyMatch(file -> file.startsWith(path + "/"));
    }

    @Override
    public boolean isFile(String path) {
        return files.containsKey(path);
    }

    @Override
    public List<String> list(String folder) {
        return files.keySet().stream()
                .filter(file -> file.startsWith(folder + "/"))
                .map(file -> file.substring(folder.length() + 1).split("/", 2)[0])
                .distinct()
                .toList();
    }
}
