package io.github.qmpcodegen.codegen.incremental;

import io.github.qmpcodegen.codegen.incremental.Question.Kind;
import io.github.qmpcodegen.codegen.output.OutputFile;
import io.github.qmpcodegen.codegen.source.SourceAccess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The record of a successful run: its request, what it asked about its sources, and what it left in the output.
 *
 * @param request identifies the generator's version and everything in the request
 * @param folder the root folder of the package, relative to the record's own
 * @param packageName the package of the generated types
 * @param answers the questions about the sources, and the answers
 * @param output identifies the content of the output after the run
 */
public record RunRecord(
        String request, String folder, String packageName, SortedMap<Question, String> answers, String output) {

    private static final int HEAD = 4;

    /** Copies the answers. */
    public RunRecord {
        answers = Collections.unmodifiableSortedMap(new TreeMap<>(answers));
    }

    /** Whether the run generated this package in this folder. */
    public boolean isOf(String otherFolder, String otherPackage) {
        return folder.equals(otherFolder) && packageName.equals(otherPackage);
    }

    /**
     * Whether another run would do the same as this one, and the output has not changed since.
     *
     * @param nextRequest the other run's request
     * @param access reads the other run's sources
     * @param present identifies the current content of the output
     */
    public boolean holds(String nextRequest, SourceAccess access, String present) {
        return request.equals(nextRequest)
                && output.equals(present)
                && answers.entrySet().stream()
                        .allMatch(asked -> asked.getKey().ask(access).equals(asked.getValue()));
    }

    /**
     * Writes the record.
     *
     * @throws IOException if that fails
     */
    public void write(Path file) throws IOException {
        List<String> lines = new ArrayList<>(List.of(request, output, encode(folder), packageName));
        answers.forEach(
                (question, answer) -> lines.add(question.kind() + " " + answer + " " + encode(question.path())));
        Files.createDirectories(file.resolve("..").normalize());
        // Half a record would ask for less than the run did.
        OutputFile.write(file, (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Reads a record; empty if there is none, or it has another form.
     *
     * @throws IOException if there is a file that cannot be read
     */
    public static Optional<RunRecord> read(Path file) throws IOException {
        List<String> lines;
        try {
            lines = new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
        if (lines.size() < HEAD) {
            return Optional.empty();
        }
        SortedMap<Question, String> answers = new TreeMap<>();
        for (String line : lines.subList(HEAD, lines.size())) {
            String[] words = line.split(" ", -1);
            Optional<Kind> kind = kind(words[0]);
            if (words.length != 3 || kind.isEmpty()) {
                return Optional.empty();
            }
            answers.put(new Question(kind.get(), decode(words[2])), words[1]);
        }
        return Optional.of(new RunRecord(lines.get(0), decode(lines.get(2)), lines.get(3), answers, lines.get(1)));
    }

    /** A path on one line, without blanks. */
    private static String encode(String path) {
        return path.replace("%", "%25").replace(" ", "%20").replace("\n", "%0A").replace("\r", "%0D");
    }

    private static String decode(String path) {
        return path.replace("%0D", "\r")
                .replace("%0A", "\n")
                .replace("%20", " ")
                .replace("%25", "%");
    }

    private static Optional<Kind> kind(String name) {
        for (Kind kind : Kind.values()) {
            if (kind.name().equals(name)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
