package io.github.qmpcodegen.qmp.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MemberReaderTest {

    private final Decoding decoding = Decoding.ofReturn("query-it");

    private MemberReader members(String json) {
        return decoding.members(QmpJson.parse(json));
    }

    @Test
    void nothingIsKeptWhenAllFits() {
        MemberReader in = members("{\"kind\": \"k\", \"a\": \"x\", \"b\": 1}").tag("kind");
        assertEquals("x", in.promised("a", Decoders.STR));
        assertEquals(1L, in.optional("b", Decoders.INT));
        assertNull(in.optional("c", Decoders.STR));
        in.end();
        assertSame(Unmodelled.NONE, in.rest());
        assertEquals(List.of(), decoding.problems());
    }

    @Test
    void whatTheReaderAsksForAndTheObjectDoesNotHaveHidesNoUnknownMember() {
        MemberReader in = members("{\"x\": 1}").tag("kind");
        in.optional("a", Decoders.STR);
        assertEquals(Set.of("x"), in.rest().members().keySet());
    }

    @Test
    void aMemberThatIsReadTwiceHidesNoUnknownMember() {
        MemberReader in = members("{\"a\": \"x\", \"x\": 1}").tag("a");
        in.promised("a", Decoders.STR);
        assertEquals(Set.of("x"), in.rest().members().keySet());
        assertThrows(QmpDecodingException.class, in::end);
    }

    @Test
    void unknownMembersAreKeptBeforeThoseThatDoNotFit() {
        MemberReader in = members("{\"b\": \"x\", \"x\": 1, \"a\": 2, \"y\": null}");
        in.promised("a", Decoders.STR);
        in.optional("b", Decoders.INT);
        in.promised("missing", Decoders.INT);
        Unmodelled rest = in.rest();
        assertEquals("{x=1, y=null, a=2, b=\"x\"}", rest.members().toString());
        assertThrows(UnreadableMemberException.class, () -> rest.promised("missing", null));
    }

    @Test
    void aMissingMemberIsRememberedThoughNothingIsKept() {
        MemberReader in = members("{\"a\": \"x\"}");
        in.promised("a", Decoders.STR);
        in.promised("missing", Decoders.INT);
        Unmodelled rest = in.rest();
        assertEquals(Set.of(), rest.members().keySet());
        assertThrows(UnreadableMemberException.class, () -> rest.promised("missing", null));
    }

    @Test
    void whatIsTakenAsOthersIsNotLeftOver() {
        MemberReader in = members("{\"a\": \"x\", \"y\": 1, \"z\": 2}");
        in.promised("a", Decoders.STR);
        assertEquals(List.of("y", "z"), List.copyOf(in.others().keySet()));
        in.end();
        assertSame(Unmodelled.NONE, in.rest());
    }
}
