package io.github.qmpcodegen.codegen.introspect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.qmpcodegen.codegen.source.Diagnostic;
import io.github.qmpcodegen.codegen.source.DiagnosticCollector;
import io.github.qmpcodegen.codegen.source.SourceFile;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One mistake in an export that is right: it is told where it is, and nothing else is. */
class EntityCheckTest {

    private static final String RIGHT = """
            [
            {"name": "releases", "meta-type": "releases", "values": ["4.2", "7.2"]},
            {"name": "c", "meta-type": "command", "arg-type": "A", "ret-type": "U", "since": "2.0"},
            {"name": "EV", "meta-type": "event", "arg-type": "A", "releases": "7.2-"},
            {"name": "A", "meta-type": "object", "members": [{"name": "x", "type": "int", "width": "uint8"}, \
            {"name": "y", "type": "str", "default": null}, {"name": "l", "type": "[str]"}]},
            {"name": "U", "meta-type": "object", "members": [{"name": "t", "type": "E"}, \
            {"name": "alt", "type": "Alt"}], "tag": "t", "variants": [{"case": "a", "type": "A"}]},
            {"name": "E", "meta-type": "enum", "members": [{"name": "b", "releases": "7.2-"}], "values": ["a", "b"]},
            {"name": "Alt", "meta-type": "alternate", "members": [{"type": "int"}, {"type": "A"}]},
            {"name": "[str]", "meta-type": "array", "element-type": "str"},
            {"name": "int", "meta-type": "builtin", "json-type": "int"},
            {"name": "str", "meta-type": "builtin", "json-type": "string"}
            ]
            """.replace("\\\n", "");

    private static final String TYPE = "must be the name of a type, a text that is not empty, but is";
    private static final String NAME = "must be a text that is not empty, but is";

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', ignoreLeadingAndTrailingWhitespace = true, textBlock = """
            "tag": "t"                 | "tag": "zz"              | 6: in object 'U': 'tag' must name a member of the object, but there is no member 'zz'
            "tag": "t"                 | "tag": 5                 | 6: in object 'U': 'tag' NAME 5
            "tag": "t",                | ``                       | 6: in object 'U': 'tag' NAME missing
            , "variants": [{"case": "a", "type": "A"}] | ``       | 6: in object 'U': 'variants' must be an array, but is missing
            [{"case": "a", "type": "A"}] | 5                      | 6: in object 'U': 'variants' must be an array, but is 5
            [{"case": "a", "type": "A"}] | ["a"]                  | 6: in object 'U': variant 1 must be an object, but is "a"
            "case": "a",               | ``                       | 6: in object 'U', variant 1: 'case' NAME missing
            "case": "a", "type": "A"   | "case": "a"              | 6: in object 'U', variant 'a': 'type' TYPE missing
            {"case": "a",              | {"case": "a", "type": "A"}, {"case": "a",  | 6: in object 'U': the variant 'a' appears twice; remove or rename one
            "case": "a",               | "case": "nope",          | 6: in object 'U': the variant 'nope' can never occur, because the tag 't' is of the enum 'E', which has no such value; add the value or remove the variant
            "t", "type": "E"           | "t", "type": "A"         | 6: in object 'U': the type 'A' of the tag 't' must be an enum, but has the meta-type 'object'
            "ret-type": "U"            | "ret-type": 5            | 3: in command 'c': 'ret-type' must be the name of a type, a text, but is 5
            , "ret-type": "U"          | ``                       | 3: in command 'c': 'ret-type' must be the name of a type, a text, but is missing
            "arg-type": "A", "ret      | "argtype": "A", "ret     | 3: in command 'c': 'arg-type' must be the name of a type, a text, but is missing
            "arg-type": "A", "rel      | "rel                     | 4: in event 'EV': 'arg-type' must be the name of a type, a text, but is missing
            "since": "2.0"             | "since": 5               | 3: in command 'c': 'since' must be the version of a release, such as "4.2", but is 5
            "since": "2.0"             | "since": "zz"            | 3: in command 'c': 'since' must be the version of a release, such as "4.2", but is "zz"
            "since": "2.0"             | "features": 5            | 3: in command 'c': 'features' must be an array of texts that are not empty, but is 5
            "since": "2.0"             | "features": ["a", null]  | 3: in command 'c': 'features' must be an array of texts that are not empty, but is ["a",null]
            "since": "2.0"             | "if": 5                  | 3: in command 'c': 'if' NAME 5
            "since": "2.0"             | "allow-oob": "x"         | 3: in command 'c': 'allow-oob' must be true or false, but is "x"
            "since": "2.0"             | "feature-releases": {"f": 1} | 3: in command 'c': 'feature-releases' must be an object of texts, each the releases of a feature, but is {"f":1}
            "A", "releases": "7.2-"    | "A", "releases": 5       | 4: in event 'EV': 'releases' must be releases, such as "4.2-", but is 5
            "A", "releases": "7.2-"    | "A", "releases": ""      | 4: in event 'EV': 'releases' must be releases, such as "4.2-", but is ""
            "A", "releases": "7.2-"    | "A", "releases": "zz"    | 4: 'zz' names none of the listed releases; expected some such as 4.2-
            ["4.2", "7.2"]             | []                       | 2: in releases 'releases': 'values' must be an array of one or more versions, such as "4.2", but is []
            ["4.2", "7.2"]             | [4, 7]                   | 2: in releases 'releases': 'values' must be an array of one or more versions, such as "4.2", but is [4,7]
            , "values": ["4.2", "7.2"] | ``                       | 2: in releases 'releases': 'values' must be an array of one or more versions, such as "4.2", but is missing
            {"name": "x",              | {                        | 5: in object 'A', member 1: 'name' NAME missing
            {"name": "x",              | {"name": 5,              | 5: in object 'A', member 1: 'name' NAME 5
            {"name": "x",              | {"name": "",             | 5: in object 'A', member 1: 'name' NAME ""
            {"name": "x",              | {"name": "y",            | 5: in object 'A': the member 'y' appears twice; remove or rename one
            "x", "type": "int"         | "x"                      | 5: in object 'A', member 'x': 'type' TYPE missing
            {"name": "x",              | 5, {"name": "x",         | 5: in object 'A': member 1 must be an object, but is 5
            "width": "uint8"           | "width": "u7"            | 5: in object 'A', member 'x': 'width' must be one of int, int8, int16, int32, int64, uint8, uint16, uint32, uint64, size, but is "u7"
            "width": "uint8"           | "width": 8               | 5: in object 'A', member 'x': 'width' must be one of int, int8, int16, int32, int64, uint8, uint16, uint32, uint64, size, but is 8
            "width": "uint8"           | "shown": 1               | 5: in object 'A', member 'x': 'shown' must be true or false, but is 1
            "default": null            | "default": null, "mandatory": 5 | 5: in object 'A', member 'y': 'mandatory' must be true, or releases such as "4.2-", but is 5
            "default": null            | "default": null, "mandatory": false | 5: in object 'A', member 'y': 'mandatory' must be true, or releases such as "4.2-", but is false
            "default": null            | "default": null, "other-types": {"text": "-4.2"} | 5: in object 'A', member 'y': 'other-types' must be an object of texts, each the releases of one of string, number, int, boolean, null, object, array, value, but is {"text":"-4.2"}
            "default": null            | "default": null, "other-types": {"int": 4} | 5: in object 'A', member 'y': 'other-types' must be an object of texts, each the releases of one of string, number, int, boolean, null, object, array, value, but is {"int":4}
            "default": null            | "default": null, "other-types": {"int": "3.0"} | 5: '3.0' names none of the listed releases; expected some such as 4.2-
            "[str]"}]                  | "[str]"}], "open": "yes" | 5: in object 'A': 'open' must be true or false, but is "yes"
            "[str]"}]                  | "[str]"}], "path": 5     | 5: in object 'A': 'path' must be an array of texts that are not empty, but is 5
            "A", "meta-type": "object" | "A"                      | 5: expected an object with 'name' and 'meta-type'
            "A", "meta-type": "object" | "A", "meta-type": 5      | 5: the 'meta-type' of an entity is missing or not a string
            "name": "A", "meta         | "meta                    | 5: the 'name' of an entity is missing or not a string
            "values": ["a", "b"]       | "values": [1, 2]         | 7: in enum 'E': 'values' must be an array of texts that are not empty, but is [1,2]
            "values": ["a", "b"]       | "values": ["a", "a"]     | 7: in enum 'E': 'values' has 'a' twice; remove one
            "members": [{"name": "b", "releases": "7.2-"}], "values": ["a", "b"] | "x": 1 | 7: in enum 'E': 'values' must be an array of texts that are not empty, but is missing
            [{"name": "b"              | ["b", {"name": "b"       | 7: in enum 'E': member 1 must be an object, but is "b"
            , "members": [{"type": "int"}, {"type": "A"}] | ``    | 8: in alternate 'Alt': 'members' must be an array that is not empty, but is missing
            [{"type": "int"}, {"type": "A"}] | []                 | 8: in alternate 'Alt': 'members' must be an array that is not empty, but is []
            {"type": "int"},           | {},                      | 8: in alternate 'Alt', member 1: 'type' TYPE missing
            , "element-type": "str"    | ``                       | 9: in array '[str]': 'element-type' TYPE missing
            "element-type": "str"      | "element-type": 5        | 9: in array '[str]': 'element-type' TYPE 5
            , "json-type": "int"       | ``                       | 10: in builtin 'int': 'json-type' NAME missing
            "json-type": "int"         | "json-type": "zz"        | 10: in builtin 'int': 'json-type' must be one of string, number, int, boolean, null, object, array, value, but is "zz"
            [\\n                       | [{"name": "zz"},\\n      | 1: expected an object with 'name' and 'meta-type'
            """)
    void isToldOnceAndWhereItIs(String right, String wrong, String expected) {
        String text = RIGHT.replace(right.replace("\\n", "\n"), (wrong == null ? "" : wrong).replace("\\n", "\n"));
        assertEquals(
                List.of(expected.replaceFirst("'(\\S+)' NAME ", "'$1' " + NAME + " ")
                        .replaceFirst("'(\\S+)' TYPE ", "'$1' " + TYPE + " ")),
                told(text));
    }

    @Test
    void whatIsRightIsAccepted() {
        assertEquals(List.of(), told(RIGHT));
    }

    @Test
    void releasesWithoutAListOfAllAreToldOnce() {
        assertEquals(
                List.of(
                        "3: the releases of 'EV' mean nothing without a list of all releases; expected an entity such as"
                                + " {\"name\": \"releases\", \"meta-type\": \"releases\", \"values\": [\"4.2\", \"7.2\"]}"),
                told(RIGHT.replaceFirst("\\{\"name\": \"releases\".*\n", "")));
    }

    @Test
    void whatDocumentationNamesNeedNotBeARelease() {
        assertEquals(List.of(), told(RIGHT.replace("\"since\": \"2.0\"", "\"since\": \"2.5rc1\"")));
    }

    @Test
    void membersAreCountedWithThoseThatAreWrong() {
        assertEquals(
                List.of(
                        "5: in object 'A', member 2: 'name' " + NAME + " missing",
                        "5: in object 'A': member 1 must be an object, but is 5"),
                told(RIGHT.replace("{\"name\": \"x\",", "5, {")));
    }

    @Test
    void whatANewerServerMayHaveIsNoError() {
        String newer = RIGHT.replace("\"tag\":", "\"zz\": 5, \"tag\":")
                .replace("{\"name\": \"t\",", "{\"name\": \"t\", \"zz\": [], \"default\": \"a\",")
                .replace("{\"name\": \"y\", \"type\": \"str\"", "{\"name\": \"y\", \"type\": \"uuid\"")
                .replace("\"string\"}\n", """
                        "string"},
                        {"name": "uuid", "meta-type": "builtin", "json-type": "uuid"}
                        """);
        assertEquals(
                List.of("12: 'uuid' has the unknown json-type 'uuid'; what refers to it stays a plain JSON value"),
                told(newer));
    }

    @Test
    void allMistakesAreToldAtOnce() {
        assertEquals(
                List.of(
                        "3: in command 'c': 'since' must be the version of a release, such as \"4.2\", but is 5",
                        "5: in object 'A', member 'l': 'type' " + TYPE + " 7",
                        "5: in object 'A', member 'x': 'type' " + TYPE + " missing",
                        "8: in alternate 'Alt': there is no type 'int2'"),
                told(RIGHT.replace("\"since\": \"2.0\"", "\"since\": 5")
                        .replace("\"x\", \"type\": \"int\"", "\"x\"")
                        .replace("\"l\", \"type\": \"[str]\"", "\"l\", \"type\": 7")
                        .replace("{\"type\": \"int\"}", "{\"type\": \"int2\"}")));
    }

    private static List<String> told(String text) {
        DiagnosticCollector diagnostics = new DiagnosticCollector();
        SchemaInfoReader.read(new SourceFile("schema.json", text), diagnostics);
        return diagnostics.diagnostics().stream()
                .map(EntityCheckTest::told)
                .sorted()
                .toList();
    }

    private static String told(Diagnostic diagnostic) {
        String line = Arrays.asList(diagnostic.location().toString().split(":")).get(1);
        return line + ": " + diagnostic.message();
    }
}
