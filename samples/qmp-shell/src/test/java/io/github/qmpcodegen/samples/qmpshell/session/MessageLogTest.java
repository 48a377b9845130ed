package io.github.qmpcodegen.samples.qmpshell.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.qmpcodegen.qmp.codec.QmpJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MessageLogTest {

    @Test
    void messagesAreOneToALineWithoutPasswords(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("log"), "an older log\n");
        try (MessageLog log = MessageLog.to(file)) {
            log.sent(QmpJson.parse("{\"execute\":\"set_password\",\"arguments\":{\"password\":\"hunter2\"}}"));
            log.received(QmpJson.parse("{\"return\":{}}"));
            assertEquals(
                    List.of(
                            "-> {\"execute\":\"set_password\",\"arguments\":{\"password\":\"***\"}}",
                            "<- {\"return\":{}}"),
                    Files.readAllLines(file).stream()
                            .map(line -> line.replaceFirst("^\\d{4}-\\d\\d-\\d\\dT\\S+Z ", ""))
                            .toList());
        }
    }
}
