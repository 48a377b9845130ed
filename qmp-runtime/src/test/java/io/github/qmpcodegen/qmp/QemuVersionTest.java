package io.github.qmpcodegen.qmp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QemuVersionTest {

    @ParameterizedTest
    @CsvSource({
        "6, 0, true",
        "6, 2, true",
        "5, 9, true",
        "6, 3, false",
        "7, 0, false",
    })
    void isAtLeastCountsTheFirstTwoNumbers(int major, int minor, boolean expected) {
        assertEquals(expected, new QemuVersion(6, 2, 0, "").isAtLeast(major, minor));
    }

    @Test
    void theThreeNumbersGiveTheOrder() {
        QemuVersion old = new QemuVersion(2, 12, 1, "");
        QemuVersion development = new QemuVersion(9, 0, 50, "");
        QemuVersion later = new QemuVersion(9, 1, 0, "");
        QemuVersion latest = new QemuVersion(10, 0, 0, "");

        assertEquals(
                List.of(old, development, later, latest),
                Stream.of(latest, later, old, development).sorted().toList());
        assertEquals(0, later.compareTo(new QemuVersion(9, 1, 0, "Debian")), "the package does not count");
    }

    @Test
    void whatADistributionAddsIsShownBehindTheNumbers() {
        assertEquals("7.2.0", new QemuVersion(7, 2, 0, "").toString());
        assertEquals("7.2.0 (Debian 1:7.2+dfsg)", new QemuVersion(7, 2, 0, " Debian 1:7.2+dfsg").toString());
    }
}
