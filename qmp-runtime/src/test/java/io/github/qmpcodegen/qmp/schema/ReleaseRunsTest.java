package io.github.qmpcodegen.qmp.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReleaseRunsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|''",
                "6.0.0-|6.0.0 and later",
                "-9.2.0|up to 9.2.0",
                "2.3.1,4.2.0-9.0.0|2.3.1, 4.2.0 to 9.0.0",
                "10.0.13,11.1.0-|10.0.13, 11.1.0 and later",
            })
    void runsAreToldInWords(String runs, String words) {
        assertEquals(words, ReleaseRuns.words(runs));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|0.12.0|true",
                "6.0.0-|5.2.0|false",
                "6.0.0-|6.0.0|true",
                "6.0.0-|11.1.3|true",
                "-9.2.0|9.2.4|true",
                "-9.2.0|10.0.0|false",
                "10.0.13|10.0.12|false",
                "10.0.13|10.0.14|true",
                "10.0.13|10.1.0|false",
                "2.3.1,4.2.0-9.0.0|2.3.0|false",
                "2.3.1,4.2.0-9.0.0|2.3.1|true",
                "2.3.1,4.2.0-9.0.0|3.0.0|false",
                "2.3.1,4.2.0-9.0.0|9.0.2|true",
                "2.3.1,4.2.0-9.0.0|9.1.0|false",
            })
    void aVersionIsInARunUpToTheEndOfItsLastBranch(String runs, String version, boolean in) {
        String[] numbers = version.split("\\.", -1);
        assertEquals(
                in,
                ReleaseRuns.have(
                        runs,
                        Integer.parseInt(numbers[0]),
                        Integer.parseInt(numbers[1]),
                        Integer.parseInt(numbers[2])));
    }
}
