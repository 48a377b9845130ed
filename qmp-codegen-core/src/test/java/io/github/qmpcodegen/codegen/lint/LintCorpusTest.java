package io.github.qmpcodegen.codegen.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.qmpcodegen.codegen.InterfaceCheck;
import io.github.qmpcodegen.codegen.source.Diagnostic;
import io.github.qmpcodegen.codegen.source.SourceAccess;
import io.github.qmpcodegen.testdata.NeedsTestData;
import io.github.qmpcodegen.testdata.TestData;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@NeedsTestData
class LintCorpusTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "0.14.0, 0, 0, 1, 0, 0, 1, 1",
        "1.0, 0, 0, 2, 0, 0, 1, 1",
        "1.2.0, 1, 1, 2, 13, 1, 10, 2",
        "1.5.0, 2, 1, 4, 20, 1, 10, 4",
        "2.0.0, 2, 2, 5, 19, 1, 12, 5",
        "2.3.0, 2, 5, 10, 20, 1, 16, 5",
        "2.7.0, 4, 10, 9, 19, 1, 17, 14"
    })
    void whatPeopleCountedIsFound(
            String release,
            long refused,
            long odd,
            long undocumentedArguments,
            long undocumented,
            long notUnderlined,
            long underlines,
            long untyped) {
        List<Diagnostic> findings = findings(release);

        assertEquals(refused, count(findings, Rule.REFUSED_ARGUMENT));
        assertEquals(odd, count(findings, Rule.HEADING_NOT_COMMAND));
        assertEquals(undocumentedArguments, count(findings, Rule.UNDOCUMENTED_ARGUMENT));
        assertEquals(undocumented, count(findings, Rule.UNDOCUMENTED_COMMAND));
        assertEquals(
                release.startsWith("0") || release.equals("1.0") ? 0 : notUnderlined,
                count(findings, Rule.HEADING_NOT_UNDERLINED));
        assertEquals(underlines, count(findings, Rule.UNDERLINE_LENGTH));
        assertEquals(untyped, count(findings, Rule.UNTYPED_ARGUMENT));
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
        return InterfaceCheck.of(
                        List.of("qmp-commands.hx"),
                        Set.of(),
                        SourceAccess.below(TestData.path("corpus").resolve(release)))
                .findings();
    }
}
