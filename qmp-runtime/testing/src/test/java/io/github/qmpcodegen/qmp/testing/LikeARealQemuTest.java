package io.github.qmpcodegen.qmp.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.qmpcodegen.qmp.QmpAddress;
import io.github.qmpcodegen.qmp.QmpOptions;
import io.github.qmpcodegen.qmp.server.client.PlainClient;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the server refuses, it refuses in the words of the QEMU that is installed. */
@Tag("own-release")
@Timeout(120)
class LikeARealQemuTest {
    @RegisterExtension
    static final QemuExtension QEMU = QemuExtension.of(
            QmpOptions.standard(), "qemu-system-x86_64", "-M", "none", "-nodefaults", "-display", "none");

    /** Requests that are refused, a line each. */
    private static final List<String> REFUSED = List.of(
            "{\"execute\":\"no-such\"}",
            "{\"execute\":\"\"}",
            "{\"execute\":1}",
            "{\"execute\":null,\"id\":1}",
            "{\"id\":1}",
            "{}",
            "[]",
            "1",
            "\"query-status\"",
            "null",
            "query-status",
            "HELLO",
            "{\"execute\":\"query-status\",\"foo\":1,\"id\":\"x\"}",
            "{\"execute\":\"query-status\",\"arguments\":[]}",
            "{\"execute\":\"query-status\",\"arguments\":null}",
            "{\"execute\":\"query-status\",\"arguments\":{\"x\":1}}",
            "{\"execute\":\"query-status\",\"exec-oob\":\"query-status\"}",
            "{\"exec-oob\":\"query-status\",\"id\":2}",
            "{\"exec-oob\":\"no-such\",\"id\":2}",
            "{\"exec-oob\":1,\"id\":3}",
            "{\"exec-oob\":\"migrate-pause\",\"foo\":1,\"id\":3}",
            "{\"execute\":\"qmp_capabilities\"}",
            "{\"execute\":\"eject\",\"arguments\":{\"device\":1}}",
            "{\"execute\":\"eject\",\"arguments\":{\"device\":\"x\",\"y\":1}}",
            "{\"execute\":\"set_link\",\"arguments\":{\"name\":\"a\",\"up\":\"yes\"}}",
            "{\"execute\":\"screendump\",\"arguments\":{\"filename\":null}}",
            "{\"execute\":\"balloon\",\"arguments\":{\"value\":1e3}}",
            "{\"execute\":\"memsave\",\"arguments\":{\"val\":1.5,\"size\":1,\"filename\":\"x\"}}",
            "{\"execute\":\"qom-set\",\"arguments\":{\"path\":\"/\",\"property\":\"x\"}}",
            "{\"execute\":\"blockdev-add\",\"arguments\":{}}",
            "{\"execute\":\"blockdev-add\",\"arguments\":{\"driver\":\"nope\"}}",
            "{\"execute\":\"blockdev-add\",\"arguments\":{\"driver\":\"null-co\",\"size\":\"x\"}}",
            "{\"execute\":\"blockdev-add\",\"arguments\":{\"driver\":\"null-co\",\"cache\":{\"direct\":1}}}",
            "{\"execute\":\"blockdev-add\",\"arguments\":{\"driver\":\"qcow2\",\"file\":{\"driver\":\"file\"}}}",
            "{\"execute\":\"blockdev-create\",\"arguments\":{\"job-id\":\"a\",\"options\":1}}",
            "{\"execute\":\"transaction\",\"arguments\":{\"actions\":{}}}",
            "{\"execute\":\"transaction\",\"arguments\":{\"actions\":[1]}}",
            "{\"execute\":\"transaction\",\"arguments\":{\"actions\":[{\"type\":\"abort\"}]}}",
            "{\"execute\":\"transaction\",\"arguments\":{\"actions\":[{\"type\":\"abort\",\"data\":{},\"x\":1}]}}",
            "{\"execute\": }",
            "{\"execute\":\"query-status\",}",
            "{\"execute\" \"query-status\"}",
            "{execute:\"query-status\"}",
            "{\"execute\":\"query-status\",,\"id\":1}",
            "{\"execute\":\"query-status\",\"id\":1,\"id\":2}",
            "{\"execute\":\"query-status\",\"id\":\"\\q\"}",
            "{\"execute\":\"query-status\",\"id\":\"\\u12g4\"}",
            "{\"execute\":\"query-status\",\"id\":\"\\ud83d\"}",
            "{\"execute\":\"query-status\",\"id\":01}",
            "{\"execute\":\"query-status\",\"id\":1.}",
            "{\"execute\":\"query-status\",\"id\":-}",
            "{\"execute\":\"query-status\",\"id\":1e+}",
            "{\"execute\":\"query-status\",\"id\":0x10}",
            "{\"execute\":\"query-status\",\"id\":nul}",
            "{\"execute\":\"query-status\",\"id\":%p}",
            "{\"execute\":\"query-status\",\"id\":[{]}}",
            "{\"execute\":\"query-status\",\"id\":[1 2]}",
            "{\"execute\":\"query-status\",\"id\":{1:2}}",
            "{\"execute\":\"query-status\"]",
            "}",
            "]",
            "\u001b[A",
            "\u0001",
            "\u00ff",
            "{\"execute\":\"query-st",
            "{\"execute\":\"query-status\",\"id\":\"a\tb\"}",
            "{\"execute\":\"query-status\",\"id\":\"a\u00e9b\"}",
            "{\"execute\":\"query-status\",\"id\":\"a\u00ffb\"}",
            "{\"execute\":\"query-status\",\"id\":" + "[".repeat(1_024));

    @Test
    void whatIsRefusedIsRefusedInTheSameWords() throws IOException {
        try (FakeQmpServer fake = FakeQmpServer.onUnixSocket()
                .schema(QEMU.process().client().execute("query-qmp-schema"))
                .on("query-name", request -> "{}")
                .serve()) {
            for (String line : REFUSED) {
                List<String> real = answers(QEMU.address(), line);
                assertTrue(real.size() > 1, line);
                assertEquals(real, answers(fake.address(), line), line);
            }
        }
    }

    @Test
    void negotiationIsRefusedInTheSameWords() throws IOException {
        try (FakeQmpServer fake = FakeQmpServer.onUnixSocket().serve()) {
            for (String line : List.of(
                    "{\"execute\":\"query-status\",\"id\":1}",
                    "{\"exec-oob\":\"query-status\"}",
                    "{\"execute\":\"qmp_capabilities\",\"arguments\":{\"x\":1}}",
                    "{\"execute\":\"qmp_capabilities\",\"arguments\":{\"enable\":\"oob\"}}",
                    "{\"execute\":\"qmp_capabilities\",\"arguments\":{\"enable\":[1]}}",
                    "{\"execute\": }")) {
                assertEquals(firstAnswer(QEMU.address(), line), firstAnswer(fake.address(), line), line);
            }
        }
    }

    private static String firstAnswer(QmpAddress address, String line) throws IOException {
        try (PlainClient client = PlainClient.connect(address)) {
            client.read();
            return client.ask(line);
        }
    }

    /** All answers to a line, the last of which is that to a command which tells that no more will come. */
    private static List<String> answers(QmpAddress address, String line) throws IOException {
        List<String> answers = new ArrayList<>();
        try (PlainClient client = PlainClient.negotiated(address)) {
            // The line end ends strings; the byte 0xFF ends brackets that are still open.
            client.send(line + "\n\u00ff{\"execute\": \"query-name\", \"id\": \"last\"}\n");
            String answer = "";
            while (!answer.contains("\"last\"") && !answer.equals("the end")) {
                answer = client.read();
                answers.add(answer);
            }
        }
        return answers;
    }
}
