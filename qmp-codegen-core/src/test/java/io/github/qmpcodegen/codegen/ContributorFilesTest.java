package io.github.qmpcodegen.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.qmpcodegen.codegen.source.SourceLimits;
import io.github.qmpcodegen.qmp.QmpLimits;
import io.github.qmpcodegen.qmp.QmpOptions;
import io.github.qmpcodegen.qmp.codec.SecretMask;
import io.github.qmpcodegen.testdata.TestData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What stands in {@code .github}: files that people and hosted builds follow. */
class ContributorFilesTest {

    private static final Path FOLDER = TestData.projectRoot().resolve(".github");

    private static final Pattern SCRIPT = Pattern.compile("\\.ci/[a-z-]+");
    private static final Pattern LINK = Pattern.compile("(?<=]\\()[^)#]+");

    @Test
    void scriptsThatTheyNameCanBeRun() throws IOException {
        List<String> bad = new ArrayList<>();
        for (Path file : files()) {
            List<String> scripts = matches(SCRIPT, Files.readString(file));
            scripts.removeIf(script -> Files.isExecutable(TestData.projectRoot().resolve(script)));
            bad.addAll(scripts);
        }

        assertEquals(List.of(), bad);
        assertFalse(matches(SCRIPT, Files.readString(FOLDER.resolve("workflows/ci.yml")))
                .isEmpty());
    }

    @Test
    void theirLinksLeadSomewhere() throws IOException {
        List<String> bad = new ArrayList<>();
        for (Path file : files()) {
            List<String> links = matches(LINK, Files.readString(file));
            links.removeIf(link -> Files.exists(file.resolveSibling(link)));
            bad.addAll(links);
        }

        assertEquals(List.of(), bad);
    }

    @Test
    void limitsAreThoseOfTheCode() throws IOException {
        String text = Files.readString(FOLDER.resolve("SECURITY.md"));
        QmpLimits limits = QmpLimits.standard();
        QmpOptions options = QmpOptions.standard();
        List<String> stated = List.of(
                "| a message | " + (limits.messageBytes() >> 20) + " MiB |",
                "| nesting | " + grouped(limits.nesting()) + " levels ",
                "| a string | " + (limits.stringLength() >> 20) + " Mi characters |",
                "| a number | " + grouped(limits.numberLength()) + " characters |",
                "| connecting, a TLS handshake included | "
                        + options.connectTimeout().toSeconds() + " s |",
                "| the greeting | " + options.greetingTimeout().toSeconds() + " s |",
                "| the negotiation | " + options.negotiationTimeout().toSeconds() + " s |",
                "| a message that the peer does not take | "
                        + options.writeTimeout().toSeconds() + " s |",
                "| a reply | " + options.callTimeout("query-status").toSeconds() + " s,",
                "| events in the queue of a subscription | " + grouped(options.eventQueueCapacity()) + ",",
                (SourceLimits.BYTES >> 20) + " MiB for a file, " + SourceLimits.NESTING + " levels");

        assertEquals(
                List.of(), stated.stream().filter(line -> !text.contains(line)).toList());
    }

    @Test
    void theMembersThatAreSaidToBeMaskedAre() throws IOException {
        String text = Files.readString(FOLDER.resolve("SECURITY.md"));
        String list = text.substring(text.indexOf("members called"), text.indexOf("(more by"));
        List<String> names = matches(Pattern.compile("`[a-z-]+`"), list);

        assertEquals(7, names.size());
        for (String name : names) {
            String member = name.substring(1, name.length() - 1);
            assertTrue(SecretMask.standard().mayConcern(member), member);
        }
    }

    private static String grouped(int number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private static List<String> matches(Pattern pattern, String text) {
        return new ArrayList<>(
                pattern.matcher(text).results().map(MatchResult::group).toList());
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
