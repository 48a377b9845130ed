package io.github.qmpcodegen.samples.vminfo.render;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuantitiesTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0 B",
        "1023, 1023 B",
        "1024, 1 KiB",
        "200704, 196 KiB",
        "1474560, 1.41 MiB",
        "1048473, 1 MiB",
        "1048575, 1 MiB",
        "10737418240, 10 GiB",
        "1099511627775, 1 TiB",
        "9223372036854775807, 8 EiB",
    })
    void bytesHaveTheUnitThatFits(long bytes, String text) {
        assertEquals(text, Quantities.bytes(bytes));
    }

    @ParameterizedTest
    @CsvSource({"0, 3, 0 %", "1, 3, 33 %", "999999, 1000000, 99 %", "3, 3, 100 %", "0, 0, ''"})
    void sharesArePercents(long part, long whole, String text) {
        assertEquals(text, Quantities.percent(part, whole));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0 ms",
        "999, 999 ms",
        "1000, 1 s",
        "1549, 1.5 s",
        "60000, 1 min 0 s",
        "3599999, 59 min 59 s",
        "86400000, 24 h 0 min"
    })
    void durationsHaveTheUnitsThatFit(long millis, String text) {
        assertEquals(text, Quantities.duration(millis));
    }
}
