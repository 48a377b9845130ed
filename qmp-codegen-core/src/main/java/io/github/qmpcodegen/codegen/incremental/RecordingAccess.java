package io.github.qmpcodegen.codegen.incremental;

import io.github.qmpcodegen.codegen.incremental.Question.Kind;
import io.github.qmpcodegen.codegen.output.ContentChecksum;
import io.github.qmpcodegen.codegen.source.SourceAccess;
import java.io.IOException;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * Access to sources that records the questions and answers.
 *
 * <p>The generator knows about its sources only what it asks here. As long as all answers stay the same, so does its
 * output: that covers files that are added to a folder, included, removed or renamed, whichever code looks for them.
 */
public final class RecordingAccess implements SourceAccess {

    private final SourceAccess access;
    private final SortedMap<Question, String> answers = new ConcurrentSkipListMap<>();

    /** Creates an access that records the questions to another one. */
    public RecordingAccess(SourceAccess access) {
        this.access = access;
    }

    /** The questions so far, and the answers. */
    public SortedMap<Question, String> answers() {
        return new TreeMap<>(answers);
    }

    @Override
    public byte[] read(String path) throws IOException {
        answers.put(new Question(Kind.CONTENT, path), Question.NO_ANSWER);
        byte[] content = access.read(path);
        answers.put(new Question(Kind.CONTENT, path), ContentChecksum.of(content));
        return content;
    }

    @Override
    public boolean isFolder(String path) {
        boolean folder = access.isFolder(path);
        answers.put(new Question(Kind.FOLDER, path), Boolean.toString(folder));
        return folder;
    }

    @Override
    public boolean isFile(String path) {
        boolean file = access.isFile(path);
        answers.put(new Question(Kind.FILE, path), Boolean.toString(file));
        return file;
    }

    @Override
    public List<String> list(String folder) throws IOException {
        answers.put(new Question(Kind.LISTING, folder), Question.NO_ANSWER);
        List<String> names = access.list(folder);
        answers.put(new Question(Kind.LISTING, folder), Question.ofListing(names));
        return names;
    }
}
