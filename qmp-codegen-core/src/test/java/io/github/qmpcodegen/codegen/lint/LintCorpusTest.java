package io.github.qmpcodegen.codegen.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.qmpcodegen.codegen.Check;
import io.github.qmpcodegen.codegen.CheckRequest;
import io.github.qmpcodegen.codegen.source.Diagnostic;
import io.github.qmpcodegen.codegen.source.Rule;
import io.github.qmpcodegen.codegen.source.SourceAccess;
import io.github.qmpcodegen.codegen.source.Sources;
import io.github.qmpcodegen.testdata.NeedsTestData;
import io.github.qmpcodegen.testdata.TestData;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@NeedsTestData
class LintCorpusTest {

    /**
     * Counted by people who took as documented only what stands below {@code Arguments:}. In 2.7.0 the five arguments of
     * migrate-set-parameters stand above it; see {@link #whatStandsAboveItsAnnouncementIsDocumentedAllTheSame()}.
     */
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "0.14.0, 0, 1, 0, 1",
        "1.0, 0, 2, 1, 1",
        "1.2.0, 1, 2, 0, 2",
        "1.5.0, 2, 4, 1, 4",
        "2.0.0, 2, 5, 15, 5",
        "2.3.0, 2, 10, 16, 5",
        "2.7.0, 4, 14, 12, 14"
    })
    void argumentsThatPeopleCountedAreFound(
            String release, long refused, long undocumented, long optionality, long untyped) {
        List<Diagnostic> findings = findings(release);
        long above = release.equals("2.7.0") ? 5 : 0;

        assertEquals(refused, count(findings, Rule.REFUSED_ARGUMENT));
        assertEquals(undocumented - above, count(findings, Rule.UNDOCUMENTED_ARGUMENT));
        assertEquals(optionality + above, count(findings, Rule.OPTIONALITY_DIFFERS));
        assertEquals(untyped, count(findings, Rule.UNTYPED_ARGUMENT));
        assertEquals(0, count(findings, Rule.TYPE_DIFFERS));
    }

    @Test
    void whatStandsAboveItsAnnouncementIsDocumentedAllTheSame() {
        List<String> ofSetting = findings("2.7.0").stream()
                .filter(finding -> finding.message().contains("'migrate-set-parameters'"))
                .map(finding -> finding.code().id())
                .distinct()
                .sorted()
                .toList();

        assertEquals(List.of("empty-arguments", "optionality-differs", "unstated-reply"), ofSetting);
        assertEquals(
                5,
                findings("2.7.0").stream()
                        .filter(finding -> finding.code().id().equals("optionality-differs")
                                && finding.message().contains("'migrate-set-parameters'"))
                        .count());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "0.14.0, 0, 0, 0, 1, 0",
        "1.0, 0, 0, 0, 1, 0",
        "1.2.0, 1, 13, 1, 10, 2",
        "1.5.0, 1, 20, 1, 10, 2",
        "2.0.0, 2, 19, 1, 12, 2",
        "2.3.0, 5, 20, 1, 16, 2",
        "2.7.0, 10, 19, 1, 17, 4"
    })
    void headingsThatPeopleCountedAreFound(
            String release, long odd, long undocumented, long notUnderlined, long underlines, long empty) {
        List<Diagnostic> findings = findings(release);

        assertEquals(odd, count(findings, Rule.HEADING_NOT_COMMAND));
        assertEquals(undocumented, count(findings, Rule.UNDOCUMENTED_COMMAND));
        assertEquals(notUnderlined, count(findings, Rule.HEADING_NOT_UNDERLINED));
        assertEquals(underlines, count(findings, Rule.UNDERLINE_LENGTH));
        assertEquals(empty, count(findings, Rule.EMPTY_ARGUMENTS));
    }

    /** Each of these was looked up in the schema; what is more or less is an error of the lint. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = ';',
            value = {
                "2.12.0; elided-example=2 example-missing-member=23 example-unknown-command=4 example-unknown-event=1"
                        + " example-unknown-member=12 example-wrong-type=1 mended-example=6",
                "4.2.0; elided-example=2 example-missing-member=25 example-unknown-event=1 example-unknown-member=6"
                        + " example-wrong-type=2 mended-example=6",
                "7.2.0; elided-example=2 example-missing-member=16 example-unknown-member=6 mended-example=4",
                "10.0.0; elided-example=3 example-missing-member=15 example-unknown-member=7 example-wrong-type=1"
                        + " mended-example=2"
            })
    void schemasHaveErrorsInTheirExamplesOnly(String release, String expected) {
        Map<String, Long> counts = findings(release, "qapi").stream()
                .collect(Collectors.groupingBy(finding -> finding.code().id(), TreeMap::new, Collectors.counting()));

        assertEquals(
                expected,
                counts.entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + entry.getValue())
                        .collect(Collectors.joining(" ")));
    }

    @ParameterizedTest
    @CsvSource({
        "2.7.0, refused-argument, argument 'length' of 'dump-guest-memory'",
        "2.7.0, refused-argument, argument 'buf_size' of 'blockdev-mirror'",
        "2.7.0, refused-argument, argument 'device' of 'input-send-event'",
        "2.7.0, undocumented-argument, argument 'detach' of 'migrate'",
        "2.7.0, undocumented-argument, argument 'query-nodes' of 'query-blockstats'",
        "2.7.0, optionality-differs, argument 'node-name' of 'block_resize'",
        "2.7.0, optionality-differs, argument 'image-node-name' of 'change-backing-file'",
        "2.7.0, example-wrong-type, 'trace-event-set-state'",
        "2.7.0, example-missing-member, the arguments of 'dump-guest-memory': this example lacks 'paging'",
        "2.7.0, example-unknown-member, the arguments of 'input-send-event': this example has 'device'",
        "2.7.0, example-contradicts-prose, 'query-migrate-cache-size'",
        "2.7.0, example-contradicts-prose, 'query-migrate-capabilities'",
        "2.7.0, example-contradicts-prose, 'query-migrate-parameters'",
        "2.7.0, reply-by-example, 'query-hotpluggable-cpus'",
        "2.7.0, unstated-reply, 'migrate-set-capabilities'",
        "1.2.0, example-wrong-type, 'block_set_io_throttle'"
    })
    void whatIsKnownToBeWrongIsFound(String release, String rule, String text) {
        List<Diagnostic> findings = findings(release);

        assertTrue(
                findings.stream()
                        .anyMatch(finding -> finding.code().id().equals(rule)
                                && finding.message().contains(text)),
                text);
    }

    private static long count(List<Diagnostic> findings, Rule rule) {
        return findings.stream()
                .filter(finding -> finding.code().id().equals(rule.id()))
                .count();
    }

    private static List<Diagnostic> findings(String release) {
        return findings(release, "qmp-commands.hx");
    }

    private static List<Diagnostic> findings(String release, String source) {
        return Check.run(
                        new CheckRequest(Sources.of(source), Set.of()),
                        SourceAccess.below(TestData.path("corpus").resolve(release)))
                .findings();
    }
}
