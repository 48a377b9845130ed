package io.github.qmpcodegen.codegen.source;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Access to files, and also to the contents of libraries: jars, or folders of classes that are to become jars.
 *
 * <p>A path that starts with a library's prefix is looked up there, the rest of it from the library's root. Several
 * libraries may share a prefix; the first that has the path answers, as on a class path. Not thread-safe.
 */
public final class LibraryAccess implements SourceAccess, Closeable {

    private final SourceAccess files;
    private final Map<String, List<SourceAccess>> libraries = new LinkedHashMap<>();
    private final List<FileSystem> opened = new ArrayList<>();

    /** Creates access to these files, without libraries yet. */
    public LibraryAccess(SourceAccess files) {
        this.files = files;
    }

    /**
     * Adds a library after those that already have its prefix.
     *
     * @param prefix the start of the paths into it
     * @param library a jar or a folder
     * @throws IOException if it cannot be opened
     */
    public void add(String prefix, Path library) throws IOException {
        SourceAccess access;
        if (Files.isDirectory(library)) {
            access = SourceAccess.below(library);
        } else {
            FileSystem jar = FileSystems.newFileSystem(library);
            opened.add(jar);
            access = SourceAccess.below(jar.getPath("/"));
        }
        libraries.computeIfAbsent(prefix, key -> new ArrayList<>()).add(access);
    }

    @Override
    public byte[] read(String path) throws IOException {
        LibraryPath found = find(path).orElseThrow(() -> new NoSuchFileException(path));
        return found.access.read(found.path);
    }

    @Override
    public boolean isFolder(String path) {
        return find(path).filter(found -> found.access.isFolder(found.path)).isPresent();
    }

    @Override
    public boolean isFile(String path) {
        return find(path).filter(found -> found.access.isFile(found.path)).isPresent();
    }

    @Override
    public List<String> list(String folder) throws IOException {
        LibraryPath found = find(folder).orElseThrow(() -> new NoSuchFileException(folder));
        return found.access.list(found.path);
    }

    /** Closes the jars. */
    @Override
    public void close() throws IOException {
        for (FileSystem jar : opened) {
            jar.close();
        }
    }

    private Optional<LibraryPath> find(String path) {
        for (Map.Entry<String, List<SourceAccess>> mounted : libraries.entrySet()) {
            if (path.startsWith(mounted.getKey())) {
                String rest = path.substring(mounted.getKey().length());
                String inside = rest.startsWith("/") ? rest.substring(1) : rest;
                return mounted.getValue().stream()
                        .filter(library -> library.isFile(inside) || library.isFolder(inside))
                        .map(library -> new LibraryPath(library, inside))
                        .findFirst();
            }
        }
        return Optional.of(new LibraryPath(files, path));
    }

    private record LibraryPath(SourceAccess access, String path) {}
}
