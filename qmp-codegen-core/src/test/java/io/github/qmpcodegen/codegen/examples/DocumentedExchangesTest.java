package io.github.qmpcodegen.codegen.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.qmpcodegen.codegen.LoadedSchema;
import io.github.qmpcodegen.codegen.MemorySources;
import io.github.qmpcodegen.codegen.source.Sources;
import io.github.qmpcodegen.qmp.server.QmpExamples;
import org.junit.jupiter.api.Test;

class DocumentedExchangesTest {

    private static final String STOP = """
                {
                    .name       = "stop",
                    .args_type  = "",
                    .mhandler.cmd_new = qmp_marshal_stop,
                },

            SQMP
            stop
            ----

            Stop.

            Arguments: None.

            Example:

            %s

            EQMP
            """;

    private static String exchanges(String example) {
        return DocumentedExchanges.write(
                LoadedSchema.of(Sources.of("a.hx"), MemorySources.of("a.hx", STOP.formatted(example)))
                        .schema());
    }

    @Test
    void anAnswerBelongsToTheRequestBeforeIt() {
        assertEquals("""
                [
                {"request":{"execute":"stop"},"replies":[{"event":"STOP"},{"return":{}}]},
                {"request":{"execute":"stop"},"replies":[{"error":{"class":"GenericError","desc":"no"}}]}
                ]
                """, exchanges("""
                -> { "execute": "stop" }
                <- { "event": "STOP" }
                <- { "return": {} }
                -> { "execute": "stop" }
                <- { "error": { "class": "GenericError", "desc": "no" } }"""));
    }

    @Test
    void whatIsNoExchangeIsLeftOut() {
        assertEquals("""
                [

                ]
                """, exchanges("""
                -> { "execute": "stop" }
                -> { "execute": ]
                <- { "return": {} }
                <- { "return": {} }"""));
    }

    @Test
    void theServerReadsWhatTheGeneratorWrites() {
        QmpExamples read = QmpExamples.parse(exchanges("""
                -> { "execute": "stop", "arguments": { "n": 1 } }
                <- { "return": {} }"""));

        assertEquals("{\"n\":1}", read.exchanges().get(0).arguments().toString());
        assertEquals(QmpExamples.RESOURCE, DocumentedExchanges.FILE);
    }
}
