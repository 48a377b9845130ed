package io.github.qmpcodegen.codegen.prose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExampleJsonTest {

    @Test
    void soundJsonIsLeftAlone() {
        String json = "{\"return\":[{\"a\":1,\"b\":0.10,\"c\":null},true,\"\\u00e9\\n\"]}";

        ExampleJson.Result result = ExampleJson.read(json).orElseThrow();

        assertFalse(result.mended());
        assertEquals(
                "{\"return\":[{\"a\":1,\"b\":0.10,\"c\":null},true,\"é\\n\"]}",
                result.value().toString());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '#',
            quoteCharacter = '~',
            value = {
                "a comma is missing between members # {\"a\": 1 \"b\": 2} # {\"a\":1,\"b\":2}",
                "a comma is missing between elements # [{\"a\": 1} {\"a\": 2}] # [{\"a\":1},{\"a\":2}]",
                "a comma is too many before a brace # {\"a\": 1,} # {\"a\":1}",
                "a comma is too many before a bracket # [1, 2,] # [1,2]",
                "quotes are single # {'a': 'b'} # {\"a\":\"b\"}",
                "brackets are not closed # {\"a\": [1, {\"b\": 2} # {\"a\":[1,{\"b\":2}]}",
                "a name lacks its closing quote # {\"format:\"qcow2\", \"b\": 1} # {\"format\":\"qcow2\",\"b\":1}",
                "text follows the value # {\"a\": 1}' # {\"a\":1}",
                "a brace follows the value # {\"a\": 1} } # {\"a\":1}",
                "elements are elided in brackets # [1, [ ... more of them ... ]] # [1]",
                "elements are elided in braces # [{\"a\": 1}, {...more...}, ] # [{\"a\":1}]",
                "elements are elided bare # [1, ... ] # [1]",
                "members are elided # {\"a\": 1, ... } # {\"a\":1}",
                "a value has no quotes # {\"size\": 512M} # {\"size\":\"512M\"}",
                "a string has no end # {\"a\": \"b # {\"a\":\"b\"}",
                "a no-break space stands between # {\"a\": [ ]\u00a0} # {\"a\":[]}"
            })
    void whatPeopleMistypeIsMended(String what, String text, String expected) {
        ExampleJson.Result result = ExampleJson.read(text.strip()).orElseThrow();

        assertEquals(expected.strip(), result.value().toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{ \"xbzrle\" }", "{\"a\": }", "{\"a\": 1]", "]", "{\"a\" \"b\"}", "..."})
    void whatIsNoValueIsGivenUp(String text) {
        assertTrue(ExampleJson.read(text).isEmpty());
    }

    @Test
    void nestingHasALimit() {
        assertTrue(ExampleJson.read("[".repeat(100_000)).isEmpty());
    }

    @Test
    void mendingIsTold() {
        assertTrue(ExampleJson.read("{\"a\": 1,}").orElseThrow().mended());
    }
}
