package io.github.qmpcodegen.codegen.source;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A pattern of file paths like those of Maven and Ant: {@code *} matches any part of a name, {@code ?} one character of
 * it, and {@code **} any number of folders, including none.
 */
public final class SourcePattern {

    private final String folder;
    private final Pattern below;

    private SourcePattern(String folder, Pattern below) {
        this.folder = folder;
        this.below = below;
    }

    /** Whether a path is a pattern. */
    public static boolean isPattern(String path) {
        return path.indexOf('*') >= 0 || path.indexOf('?') >= 0;
    }

    /** Returns the pattern that a path represents. */
    public static SourcePattern of(String path) {
        int wildcard = 0;
        while (wildcard < path.length() && !isPattern(path.substring(0, wildcard + 1))) {
            wildcard++;
        }
        int slash = path.lastIndexOf('/', wildcard);
        return new SourcePattern(
                path.substring(0, slash + 1), Pattern.compile(expression(path.substring(slash + 1)), Pattern.DOTALL));
    }

    /**
     * Returns the paths of the matching files, in alphabetical order.
     *
     * @throws IOException if a folder that may have matching files cannot be read
     */
    public List<String> files(SourceAccess access) throws IOException {
        List<String> found = new ArrayList<>();
        if (access.isFolder(withoutSlash(folder))) {
            collect("", access, found);
        }
        return found.stream().sorted().toList();
    }

    private void collect(String relative, SourceAccess access, List<String> found) throws IOException {
        for (String name : access.list(withoutSlash(folder + relative))) {
            String path = relative + name;
            if (access.isFolder(folder + path)) {
                collect(path + "/", access, found);
            } else if (below.matcher(path).matches()) {
                found.add(folder + path);
            }
        }
    }

    private static String withoutSlash(String folder) {
        if (folder.isEmpty()) {
            return ".";
        }
        return folder.length() > 1 ? folder.substring(0, folder.length() - 1) : folder;
    }

    private static String expression(String glob) {
        StringBuilder expression = new StringBuilder();
        for (int i = 0; i < glob.length(); ) {
            if (glob.startsWith("**/", i)) {
                expression.append("(?:[^/]+/)*");
                i += 3;
            } else if (glob.startsWith("**", i)) {
                expression.append(".*");
                i += 2;
            } else {
                char c = glob.charAt(i++);
                expression.append(c == '*' ? "[^/]*" : c == '?' ? "[^/]" : Pattern.quote(String.valueOf(c)));
            }
        }
        return expression.toString();
    }
}
