package io.github.qmpcodegen.codegen.parse.qapi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.qmpcodegen.codegen.LoadedSchema;
import io.github.qmpcodegen.codegen.source.Diagnostic;
import io.github.qmpcodegen.codegen.source.SourceAccess;
import io.github.qmpcodegen.codegen.source.Sources;
import io.github.qmpcodegen.testdata.NeedsTestData;
import io.github.qmpcodegen.testdata.TestData;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Breaks real schemas by one token, bracket or quote at a time and measures how far from there the first diagnostic is:
 * the first of all that are told, in the order in which they are told.
 */
@NeedsTestData
class QapiMutantsCorpusTest {

    /** Diagnostics at most this many lines away show where the error is. */
    private static final int NEAR = 3;

    /** In percent of the mutants of which anything is told; 99.1 when this was written. */
    private static final double GOAL = 97;

    private static final int MUTANTS_OF_EACH = 40;

    /** A comment, or a token. */
    private static final Pattern TOKEN = Pattern.compile("#[^\n]*|'[^'\n]*'|[{}\\[\\],:]|\\w+");

    private static final List<String> INSERTED = List.of("{", "}", "[", "]", ",", ":", "'", "\"");

    /** A schema, and the file of it that is broken. */
    private record Subject(String schema, String file) {}

    private static final List<Subject> SUBJECTS = List.of(
            new Subject("2.0.0/qapi-schema.json", "2.0.0/qapi-schema.json"),
            new Subject("4.2.0/qapi/qapi-schema.json", "4.2.0/qapi/net.json"),
            new Subject("7.2.0/qga/qapi-schema.json", "7.2.0/qga/qapi-schema.json"),
            new Subject("10.0.0/qga/qapi-schema.json", "10.0.0/qga/qapi-schema.json"),
            new Subject("10.0.0/storage-daemon/qapi/qapi-schema.json", "10.0.0/qapi/block-core.json"));

    /** A broken file, and the line in which it is broken. */
    private record Mutant(String how, String text, int line) {}

    @Test
    void errorsAreToldWhereTheyAre() throws IOException {
        int told = 0;
        List<String> far = new ArrayList<>();
        for (Subject subject : SUBJECTS) {
            String text = Files.readString(TestData.path("corpus").resolve(subject.file()));
            Set<String> known =
                    diagnostics(subject, text).stream().map(Diagnostic::message).collect(Collectors.toSet());
            for (Mutant mutant : mutants(text, new Random(17))) {
                List<Diagnostic> diagnostics = diagnostics(subject, mutant.text()).stream()
                        .filter(diagnostic -> !known.contains(diagnostic.message()))
                        .toList();
                if (!diagnostics.isEmpty()) {
                    told++;
                    if (!isNear(diagnostics.get(0), subject, mutant)) {
                        far.add(subject.file() + ":" + mutant.line() + " " + mutant.how() + ": " + diagnostics.get(0));
                    }
                }
            }
        }
        double near = 100.0 * (told - far.size()) / told;
        String figure = String.format(Locale.ROOT, "%.1f %% of %d; far are %s", near, told, far);
        assertTrue(near >= GOAL, figure);
        assertEquals(SUBJECTS.size() * MUTANTS_OF_EACH, told, "of some mutants nothing is told");
    }

    private static boolean isNear(Diagnostic diagnostic, Subject subject, Mutant mutant) {
        return diagnostic.location().path().equals(subject.file())
                && Math.abs(diagnostic.location().line() - mutant.line()) <= NEAR;
    }

    private static List<Mutant> mutants(String text, Random random) {
        List<MatchResult> tokens = TOKEN.matcher(text)
                .results()
                .filter(token -> !token.group().startsWith("#"))
                .toList();
        List<Mutant> mutants = new ArrayList<>();
        for (int i = 0; i < MUTANTS_OF_EACH; i++) {
            mutants.add(
                    switch (i % 5) {
                        case 0 -> without(any(tokens, each -> true, random), text);
                        case 1 -> {
                            MatchResult token = any(tokens, each -> true, random);
                            yield inserted(token.end(), " " + token.group(), text);
                        }
                        case 2 ->
                            inserted(
                                    any(tokens, each -> true, random).start(),
                                    INSERTED.get(random.nextInt(INSERTED.size())),
                                    text);
                        case 3 -> without(any(tokens, each -> "{}[]".contains(each), random), text);
                        default -> {
                            MatchResult string = any(tokens, each -> each.startsWith("'"), random);
                            int quote = random.nextBoolean() ? string.start() : string.end() - 1;
                            yield new Mutant(
                                    "without a quote of " + string.group(),
                                    text.substring(0, quote) + text.substring(quote + 1),
                                    line(quote, text));
                        }
                    });
        }
        return mutants;
    }

    private static MatchResult any(List<MatchResult> tokens, Predicate<String> wanted, Random random) {
        List<MatchResult> possible =
                tokens.stream().filter(token -> wanted.test(token.group())).toList();
        return possible.get(random.nextInt(possible.size()));
    }

    private static Mutant without(MatchResult token, String text) {
        return new Mutant(
                "without " + token.group(),
                text.substring(0, token.start()) + text.substring(token.end()),
                line(token.start(), text));
    }

    private static Mutant inserted(int place, String added, String text) {
        return new Mutant("with" + added, text.substring(0, place) + added + text.substring(place), line(place, text));
    }

    private static int line(int place, String text) {
        return 1 + (int) text.substring(0, place).chars().filter(c -> c == '\n').count();
    }

    private static List<Diagnostic> diagnostics(Subject subject, String text) {
        SourceAccess real = SourceAccess.below(TestData.path("corpus"));
        SourceAccess broken = new SourceAccess() {
            @Override
            public byte[] read(String path) throws IOException {
                return path.equals(subject.file()) ? text.getBytes(StandardCharsets.UTF_8) : real.read(path);
            }

            @Override
            public boolean isFolder(String path) {
                return real.isFolder(path);
            }

            @Override
            public boolean isFile(String path) {
                return real.isFile(path);
            }

            @Override
            public List<String> list(String folder) throws IOException {
                return real.list(folder);
            }
        };
        return LoadedSchema.of(Sources.of(subject.schema()), broken).diagnostics();
    }
}
