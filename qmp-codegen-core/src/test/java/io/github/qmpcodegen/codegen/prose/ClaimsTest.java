package io.github.qmpcodegen.codegen.prose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.qmpcodegen.codegen.prose.ProseBlock.Bullet;
import io.github.qmpcodegen.codegen.prose.ProseBlock.BulletList;
import io.github.qmpcodegen.codegen.source.SourceFile;
import io.github.qmpcodegen.codegen.syntax.TextLine;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClaimsTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '#',
            value = {
                "size of it (json-int) # INTEGER # false",
                "name of it (json-string, optional) # STRING # true",
                "ratio (json-number). # NUMBER # false",
                "flag (json-bool, optional, default true) # BOOLEAN # true",
                "flag (json_bool, optional) # BOOLEAN # true",
                "misspelt (josn-string, optional) # STRING # true",
                "misspelt (json-strnig) # STRING # false",
                "misspelt (json-boolaen, optional) # BOOLEAN # true",
                "no kind (json-thing) # # false",
                "short (json-str) # STRING # false",
                "shorter (int, optional) # INTEGER # true",
                "where (device tree path, json-string, optional) # STRING # true",
                "how big (json-int, default 10M) # INTEGER # true",
                "bytes left, json-int) # INTEGER # false",
                "a file (\"fd:\" or \"file:\") to write (json-string) # STRING # false",
                "a file(started with \"file:\") (json-string) # STRING # false",
                "values (optional, json-dict) # OBJECT # true",
                "(optional) table ID # # true",
                "the action (SomeNamedType, default 'report') # # true",
                "the mode (SomeNamedType) # # false",
                "A json-object with the statistics, it contains: # OBJECT # false",
                "only present if inserted, it is a json-object # OBJECT # true",
                "It's a json-object, only present while active # OBJECT # true",
                "an optional list of json-object containing: # ARRAY # true",
                "a json-array of json-objects, each describes one # ARRAY # false",
                "a json-array of all clients # ARRAY # false",
                "list of input things # ARRAY # false",
                "a dictionary of values # OBJECT # false",
                "fraction, not present means none (json-int) # INTEGER # true",
                "If the field is absent it means zero (json-int) # INTEGER # true",
                "size of it (json-int), optional # INTEGER # true",
                "size of it (json-int). Optional. # INTEGER # true",
                "size of it (json-int), optional (Since 2.1) # INTEGER # true",
                "size of it (json-int), optional things too # INTEGER # false",
                "size of it (json-int) -- optional # INTEGER # true",
                "json-int - optional # INTEGER # true",
                "json-int. Optional. # INTEGER # true",
                "size of it, optional # # true",
                "(json-int) Optional: 1 or 2 # INTEGER # true",
                "optional: size of it (json-int) # INTEGER # true",
                "size of it (int, opt) # INTEGER # true",
                "size of it, json-int (optional since 1.2) # INTEGER # true",
                "size of it (json-int); it can be absent # INTEGER # true",
                "size of it, can be omitted (json-int) # INTEGER # true",
                "size of it (json-int) is optional since 1.1 # INTEGER # true",
                "true if the feature is optional (json-bool) # BOOLEAN # false",
                "number of optional json-objects (json-int) # INTEGER # false",
                "size of it (json-int), not optional # INTEGER # false",
                "size of it (json-int, mandatory, was optional) # INTEGER # false",
                "non-optional, (json-int) # INTEGER # false",
                "size of it [json-int, optional] # INTEGER # true",
                "size of it (json-int) [optional] # INTEGER # true",
                "[optional] size of it (json-int) # INTEGER # true",
                "size of it (json-int?) # INTEGER # true",
                "size of it (int?) # INTEGER # true",
                "optional, size of it (json-int) # INTEGER # true",
                "Optional. Size of it (json-int) # INTEGER # true",
                "Optional things of this size (json-int) # INTEGER # false",
                "size of it, if available (json-int) # INTEGER # false",
                "an index as in a[int] # # false",
                "the key (json-int or json-string) # ANY # false",
                "the key (json-string|json-int, optional) # ANY # true",
                "the key (json-string/json-int) # ANY # false",
                "the key, a json-int or a json-string # ANY # false",
                "the key (json-string|json-null) # STRING # false",
                "the key (string|int) # ANY # false",
                "the key (json-string, json-int) # ANY # false",
                "the key (json-string; json-int, optional) # ANY # true",
                "the keys (json-string or json-array of json-string) # ANY # false",
                "the size, json-int in MB or json-string with a suffix # ANY # false",
                "the size, json-int in MB, or how it is told by a json-string # INTEGER # false",
                "the size (json-int or json-number) # NUMBER # false",
                "the size (json-int, integer) # INTEGER # false",
                "the key (json-null or json-string) # STRING # false",
                "the key, a json-string or json-null # STRING # false",
                "json-int # INTEGER # false",
                "just words (in seconds) # # false"
            })
    void kindAndPresenceAreRead(String text, String kind, boolean optional) {
        Claim claim = Claims.of(text);

        assertEquals(kind, Objects.toString(claim.kind(), null));
        assertEquals(optional, claim.optional());
    }

    @Test
    @Timeout(20)
    void aNotationMayHaveAnyNumberOfBlanks() {
        String blanks = " ".repeat(200_000);
        Claim claim =
                Claims.of("the key (json-int or" + blanks + "json-string," + blanks + "a" + blanks + "b, optional)");

        assertEquals(Claim.Kind.ANY, claim.kind());
        assertTrue(claim.optional());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '#',
            value = {
                "how big (json-int, default 10M) # how big (default 10M)",
                "what to do. (SomeNamedType, default \"report\") # what to do. (default \"report\")",
                "size of it (json-int, optional) # size of it",
                "the key (json-int or json-string, optional) # the key (json-int or json-string)",
                "the key (json-string or json-null) # the key",
                "size of it [in bytes] (json-int?) # size of it [in bytes]"
            })
    void whatIsUsualIsSaid(String text, String prose) {
        assertEquals(prose, Claims.of(text).text());
    }

    @Test
    void theTagOfQapiSaysThatAMemberMayBeMissing() {
        Claim claim = Claims.of("#optional size of it (json-int)");

        assertTrue(claim.optional());
        assertEquals("size of it", claim.text());
    }

    @Test
    void theKindOfElementsIsRead() {
        assertEquals(
                Claim.Kind.STRING,
                Claims.of("a json-array of multicast address string").element());
        assertEquals(
                Claim.Kind.OBJECT, Claims.of("a json-array of json-objects").element());
        assertEquals(null, Claims.of("a json-array of active ids").element());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '#',
            value = {
                "family (json-string, \"ipv4\" or \"ipv6\") # ipv4 ipv6",
                "Job type (json-string; \"stream\" for one \"commit\" for another) # stream commit",
                "state (one of 'normal', 'none', 'all') # normal none all",
                "type (one of 'string', 'number', or 'size') # string number size",
                "action, it's one of the following (json-string): \"reset\", \"pause\", or \"none\" # reset pause none",
                "[ keep | disconnect | fail ] (json-string, optional) # keep disconnect fail",
                "[ now | never | +secs | secs ] (json-string) #",
                "can be elf|kdump-zlib, but not both (json-string) # elf kdump-zlib",
                "what; possibilities include \"full\" for all, \"top\" for one, or \"none\" to skip (Named). # full top none",
                "what (json-string). Possible values: \"a\", \"b\", \"a\" # a b",
                "what (json-string, currently always \"pause\") # pause",
                "the type, \"tap\", \"user\", ... (json-string) #",
                "the action (default 'report'). 'stop' can only be used sometimes (json-string) #",
                "must be \"spice\" (json-string) #",
                "the key (json-string|json-null) #",
                "the key (json-string|json-int) #",
                "the key (json-string|json-null), a|b # a b",
                "protocol: \"spice\" or \"vnc\" (json-string) # spice vnc",
                "only present if \"a\" or \"b\" is set (json-string) #",
                "\"io\" (json-string, fixed) # io"
            })
    void listedValuesAreRead(String text, String values) {
        Bullet bullet = bullet("- \"member\": " + text + "\n");

        assertEquals(
                values == null ? List.of() : List.of(values.split(" ", -1)),
                Claims.of(bullet).values());
    }

    @Test
    void valuesMayStandInAnItemOrInLines() {
        Claim item = Claims.of(bullet("""
                - "format": data format (json-string, optional)
                          - Possible values: "utf8" (default),
                            "base64"
                """));
        Claim lines = Claims.of(bullet("""
                - "action": what was done, one of the following (json-string):
                    "ignore": nothing
                    "stop": everything
                """));

        assertEquals(List.of("utf8", "base64"), item.values());
        assertEquals(List.of("ignore", "stop"), lines.values());
    }

    @Test
    void theNotationIsNoPartOfTheText() {
        assertEquals(
                "true if it runs, false otherwise",
                Claims.of("true if it runs, false otherwise (json-bool, optional)")
                        .text());
        assertEquals(
                "Event name pattern.",
                Claims.of("Event name pattern (json-string).").text());
        assertEquals(
                "how long (in seconds)",
                Claims.of("how long (in seconds) (json-int)").text());
    }

    private static Bullet bullet(String text) {
        SourceFile file = new SourceFile("doc", "title\n-----\n" + text);
        List<Document> documents = DocumentReader.read(IntStream.rangeClosed(1, file.lineCount())
                .mapToObj(line -> new TextLine(file.line(line), file.location(line, 1)))
                .toList());
        return ((BulletList) documents.get(0).blocks().get(0)).bullets().get(0);
    }
}
