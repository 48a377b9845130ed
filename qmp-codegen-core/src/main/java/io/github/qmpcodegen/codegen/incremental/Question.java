package io.github.qmpcodegen.codegen.incremental;

import io.github.qmpcodegen.codegen.output.ContentChecksum;
import io.github.qmpcodegen.codegen.source.SourceAccess;
import java.io.IOException;
import java.util.Comparator;

/**
 * A question that a run asked about its sources.
 *
 * @param kind the kind of question
 * @param path the path that it is about
 */
public record Question(Kind kind, String path) implements Comparable<Question> {

    /** The answer if there is none, because a file or folder cannot be read. */
    static final String NO_ANSWER = "none";

    private static final Comparator<Question> ORDER =
            Comparator.comparing(Question::path).thenComparing(Question::kind);

    /** The questions that can be asked about a path. */
    public enum Kind {
        /** What is the file's content? */
        CONTENT,
        /** Which files and folders does the folder contain? */
        LISTING,
        /** Is there a folder? */
        FOLDER,
        /** Is there a file? */
        FILE
    }

    /** Returns the answer as short text; for contents only a checksum. */
    String ask(SourceAccess access) {
        try {
            return switch (kind) {
                case CONTENT -> ContentChecksum.of(access.read(path));
                case LISTING -> ofListing(access.list(path));
                case FOLDER -> Boolean.toString(access.isFolder(path));
                case FILE -> Boolean.toString(access.isFile(path));
            };
        } catch (IOException e) {
            return NO_ANSWER;
        }
    }

    /** Returns the answer to {@link Kind#LISTING}. */
    static String ofListing(Iterable<String> names) {
        return ContentChecksum.of(String.join("/", names));
    }

    @Override
    public int compareTo(Question other) {
        return ORDER.compare(this, other);
    }
}
