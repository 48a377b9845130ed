package io.github.qmpcodegen.codegen.join;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.github.qmpcodegen.codegen.schema.Command;
import io.github.qmpcodegen.codegen.schema.Event;
import io.github.qmpcodegen.codegen.schema.Feature;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the newer ones of several releases have, without a trace of the older ones. */
class RestrictionTest {

    @Test
    void whatOnlyOlderReleasesHaveIsGone() {
        Labelled newer = Labelled.withOldest(
                "7.0",
                "4.2",
                "{ 'enum': 'How', 'data': [ 'fast', 'slow' ] } { 'struct': 'Old', 'data': {} }"
                        + " { 'command': 'stop', 'data': { 'how': 'How', '*old': 'Old' } } { 'command': 'change' }"
                        + " { 'event': 'BELL' }",
                "7.2",
                "{ 'enum': 'How', 'data': [ 'fast', 'soft' ] } { 'command': 'stop', 'data': { 'how': 'How' } }",
                "8.0",
                "{ 'enum': 'How', 'data': [ 'fast', 'soft', 'now' ] }"
                        + " { 'command': 'stop', 'data': { 'how': 'How' } } { 'event': 'GONG' }");

        assertEquals(
                List.of("stop"),
                newer.schema().commands().stream().map(Command::name).toList());
        assertEquals(
                List.of("GONG 8.0-"),
                newer.schema().events().stream()
                        .map(event -> event.name() + " " + event.releases().text())
                        .toList());
        assertEquals(List.of("how"), newer.arguments("stop"));
        assertEquals(List.of("fast -", "soft -", "now 8.0-"), newer.values("How"));
        assertEquals(null, newer.schema().types().get("Old"));
    }

    @Test
    void promisesAndDemandsAreThoseOfTheNewer() {
        String[] releases = {
            "4.2",
                    "{ 'struct': 'Stats', 'data': { 'a': 'int', '*b': 'int' } }"
                            + " { 'command': 'query', 'data': { '*x': 'int' }, 'returns': 'Stats' }",
            "7.2",
                    "{ 'struct': 'Stats', 'data': { 'a': 'int', 'b': 'int' } }"
                            + " { 'command': 'query', 'data': { 'x': 'int' }, 'returns': 'Stats' }",
            "8.0",
                    "{ 'struct': 'Stats', 'data': { 'a': 'int', 'b': 'int', 'c': 'int' } }"
                            + " { 'command': 'query', 'data': { 'x': 'int', 'y': 'int' }, 'returns': 'Stats' }"
        };
        Labelled newer = Labelled.withOldest("7.2", releases);

        assertEquals(List.of("a", "b", "*c 8.0-"), newer.members("Stats"));
        assertEquals(List.of("x", "*y 8.0-"), newer.arguments("query"));
        assertEquals(
                List.of("a", "b", "c"), Labelled.withOldest("7.3", releases).members("Stats"));
    }

    @Test
    void branchesAndFeaturesOfOlderReleasesAreGone() {
        Labelled newer = Labelled.withOldest(
                "7.2",
                "6.0",
                "{ 'enum': 'Kind', 'data': [ 'a', 'b' ] } { 'struct': 'A', 'data': { 'x': 'int' } }"
                        + " { 'union': 'Either', 'base': { 'kind': 'Kind' }, 'discriminator': 'kind',"
                        + " 'data': { 'a': 'A', 'b': 'A' } }"
                        + " { 'command': 'set', 'data': { 'it': 'Either' }, 'features': [ 'unstable' ] }",
                "7.2",
                "{ 'enum': 'Kind', 'data': [ 'a' ] } { 'struct': 'A', 'data': { 'x': 'int' } }"
                        + " { 'union': 'Either', 'base': { 'kind': 'Kind' }, 'discriminator': 'kind', 'data': { 'a': 'A' } }"
                        + " { 'command': 'set', 'data': { 'it': 'Either' }, 'features': [ 'deprecated' ] }");

        assertEquals(List.of("a -"), newer.branches("Either"));
        assertEquals(
                List.of("deprecated"),
                newer.command("set").features().stream().map(Feature::name).toList());
    }

    @Test
    void argumentsAndDataOfOlderReleasesAreNone() {
        Labelled newer = Labelled.withOldest(
                "7.2",
                "6.0",
                "{ 'command': 'stop', 'data': { 'how': 'str' } } { 'event': 'BELL', 'data': { 'n': 'int' } }",
                "7.2",
                "{ 'command': 'stop' } { 'event': 'BELL' }");

        assertNull(newer.command("stop").arguments());
        Event event = newer.event("BELL");
        assertNull(event.data());
    }
}
