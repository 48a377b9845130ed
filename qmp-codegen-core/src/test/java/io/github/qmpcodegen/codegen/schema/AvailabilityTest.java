package io.github.qmpcodegen.codegen.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.qmpcodegen.codegen.source.Release;
import java.util.BitSet;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AvailabilityTest {

    private static final Releases RELEASES =
            new Releases(Stream.of("2.3", "2.3.1", "2.8", "2.9", "10.0", "10.0.2", "10.0.13", "10.1", "11.0")
                    .map(label -> Release.of(label).orElseThrow())
                    .toList());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-                 | ..",
                "2.9-              | 2.9..",
                "-2.8              | ..2.8",
                "2.8-10.0.13       | 2.8..10.0",
                // A stable branch got what later releases do not have, or have again.
                "10.0.13           | 10.0.13..10.0",
                "10.0.2            | 10.0.2..10.0.2",
                "10.0.13,11.0-     | 10.0.13..10.0 11.0..",
                "10.0.13-          | 10.0.13..10.0 10.1..",
                "2.3.1-2.8         | 2.3.1..2.3 2.8..2.8",
                "-10.0,10.1-       | ..10.0.0 10.1..",
                "-2.3,2.9-         | ..2.3.0 2.9..",
                "-2.3.1,2.9-       | ..2.3 2.9..",
                "-10.0,10.0.13-    | ..10.0.0 10.0.13..10.0 10.1..",
            })
    void intervalsFollowTheFirstReleasesOfBranches(String text, String intervals) {
        Availability availability = RELEASES.parse(text).orElseThrow();

        assertEquals(
                intervals,
                availability.intervals().stream()
                        .map(interval -> interval.since() + ".." + interval.until())
                        .collect(Collectors.joining(" ")));
        assertEquals(text, availability.text());
    }

    @Test
    void everyChoiceOfReleasesIsReadAsItIsWritten() {
        for (int choice = 0; choice < 1 << RELEASES.all().size(); choice++) {
            Availability some = RELEASES.at(BitSet.valueOf(new long[] {choice}));
            assertEquals(Optional.of(some), RELEASES.parse(some.text()), some.text());
        }
    }

    @Test
    void textsThatNameNoReleaseAreRefused() {
        for (String text : new String[] {"7.2-", "2.9-2.8", "x", "2.9-x", ","}) {
            assertEquals(Optional.empty(), RELEASES.parse(text), text);
        }
    }

    @Test
    void whatIsUnstatedIsEverywhereAndKnowsNoRelease() {
        assertFalse(Availability.UNSTATED.isStated());
        assertTrue(Availability.UNSTATED.isEverywhere());
        assertEquals(Optional.empty(), Availability.UNSTATED.newest());
    }
}
