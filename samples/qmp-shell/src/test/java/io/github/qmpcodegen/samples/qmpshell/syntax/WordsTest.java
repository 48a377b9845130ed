package io.github.qmpcodegen.samples.qmpshell.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordsTest {

    @Test
    void blanksDivide() {
        assertEquals(List.of("eject", "device=cd0"), texts("  eject\t device=cd0 \n"));
    }

    @Test
    void quotesAndTheBracketsOfAValueHoldBlanksTogether() {
        assertEquals(
                List.of("a", "b=\"x y\"", "c={'d': [1, 2]}", "e='it''s'", "f=1"),
                texts("a b=\"x y\" c={'d': [1, 2]} e='it''s' f=1"));
    }

    @Test
    void bracketsWithinAWordAreCharacters() {
        assertEquals(
                List.of("transaction(", "path=/machine/unattached/device[0]", "x=1"),
                texts("transaction( path=/machine/unattached/device[0] x=1"));
    }

    @Test
    void bracketsWithinTheQuotesOfALiteralAreCharacters() {
        assertEquals(List.of("a={'b': '}'}", "c=1"), texts("a={'b': '}'} c=1"));
    }

    @Test
    void aBracketThatMatchesNothingDoesNotSwallowTheLine() {
        assertEquals(List.of("a=[1}", "b=2"), texts("a=[1} b=2"));
    }

    @Test
    void aBackslashWithinQuotesKeepsTheQuoteBehindIt() {
        assertEquals(List.of("a=\"x\\\" y\"", "b=1"), texts("a=\"x\\\" y\" b=1"));
    }

    @Test
    void wordsKnowTheirPlaces() {
        assertEquals(
                List.of(new Word("stop", 1), new Word("x=1", 7)),
                Words.of(" stop  x=1").words());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=\"x", "a={'b': 1", "a=[1, [2]", "a='x\\'", "{\"execute\":"})
    void aLineWithAnOpenQuoteOrBracketIsNotWhole(String line) {
        assertFalse(Words.of(line).complete());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "a=\"x\"", "a={'b': [1]}", "a[0", "transaction("})
    void anyOtherLineIsWhole(String line) {
        assertTrue(Words.of(line).complete());
    }

    private static List<String> texts(String line) {
        return Words.of(line).words().stream().map(Word::text).toList();
    }
}
