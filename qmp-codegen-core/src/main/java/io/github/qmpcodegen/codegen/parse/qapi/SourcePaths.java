package io.github.qmpcodegen.codegen.parse.qapi;

import java.util.ArrayDeque;
import java.util.Deque;

/** Arithmetic on the paths of source files, which have slashes on every system. */
final class SourcePaths {

    private SourcePaths() {}

    /** The path of a file that another one names relative to its own folder. */
    static String resolve(String from, String named) {
        if (named.startsWith("/")) {
            return normalised(named);
        }
        int slash = from.lastIndexOf('/');
        return normalised(from.substring(0, slash + 1) + named);
    }

    /** The path without {@code .} and, where a folder is left again, without {@code ..}. */
    static String normalised(String path) {
        Deque<String> parts = new ArrayDeque<>();
        for (String part : path.split("/", -1)) {
            if (part.isEmpty() || part.equals(".")) {
                continue;
            }
            if (part.equals("..") && !parts.isEmpty() && !parts.getLast().equals("..")) {
                parts.removeLast();
            } else {
                parts.addLast(part);
            }
        }
        return (path.startsWith("/") ? "/" : "") + String.join("/", parts);
    }
}
