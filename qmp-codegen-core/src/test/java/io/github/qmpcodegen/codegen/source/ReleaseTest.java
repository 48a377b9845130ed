package io.github.qmpcodegen.codegen.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReleaseTest {

    @Test
    void releasesAreInTheOrderOfTheirNumbers() {
        assertEquals(
                List.of("0.14", "2.3.1", "2.9", "2.11", "10.0", "10.0.13", "10.1"),
                Stream.of("10.1.0", "2.11", "10.0.13", "0.14.0", "10.0", "2.9.0", "2.3.1")
                        .map(label -> Release.of(label).orElseThrow())
                        .sorted()
                        .map(Release::toString)
                        .toList());
    }

    @Test
    void whatIsNoVersionIsNoRelease() {
        for (String text : List.of("", "v7.2", "7.2-rc1", "7..2", ".7", "7.", "12345678901")) {
            assertEquals(Optional.empty(), Release.of(text), text);
        }
    }

    @Test
    void labelsTellTheSourcesOfReleasesApart() {
        Sources sources = Sources.of("7.2=b", "4.2.0=a", "7.2.0=c");

        assertEquals("[4.2, 7.2]", sources.releases().keySet().toString());
        assertEquals(
                List.of(List.of("a"), List.of("b", "c")),
                sources.releases().values().stream().map(Sources::names).toList());
        assertTrue(Sources.of("a", "b=c").releases().isEmpty());
    }

    @Test
    void allSourcesAreLabelledOrNone() {
        IllegalArgumentException problem = assertThrows(IllegalArgumentException.class, () -> Sources.of("7.2=a", "b"));

        assertEquals(
                "some sources are labelled with a release, and 'b' is not; label all of them, as in 7.2=b, or none",
                problem.getMessage());
    }

    @Test
    void anAddressIsOneBehindALabelToo() {
        assertEquals(
                List.of("unix:/run/qemu"),
                Sources.of("7.2=unix:/run/qemu", "8.0=folder").addresses());
    }
}
