package io.github.qmpcodegen.samples.qmpshell.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.qmpcodegen.samples.qmpshell.StubServer;
import io.github.qmpcodegen.samples.qmpshell.schema.InterfaceReader;
import io.github.qmpcodegen.samples.qmpshell.schema.Interfaces;
import io.github.qmpcodegen.samples.qmpshell.schema.ServerInterface;
import java.util.List;
import java.util.Optional;
import org.jline.utils.AttributedString;
import org.junit.jupiter.api.Test;

class HelpTextTest {

    private static final ServerInterface KNOWN = Interfaces.exact();

    @Test
    void aCommandIsDescribedWithItsArguments() {
        assertEquals("""
                stream device=… [speed=…] [on-error=…] [rate=…] [force=…]
                  Copy a drive.

                Arguments
                  device                string: the drive
                  speed                 integer, optional
                  on-error              report|ignore|stop, optional: what to do when that fails
                  rate                  number, optional
                  force                 boolean, optional""", help("stream"));
    }

    @Test
    void aUnionIsDescribedBranchByBranch() {
        String help = help("blockdev-add");
        assertTrue(help.contains("  with driver=file\n  filename              string\n"), help);
        assertTrue(help.contains("  Since QEMU 2.9."), help);
    }

    @Test
    void aReturnValueIsDescribed() {
        String help = help("query-status");
        assertTrue(help.contains("Returns object\n  running               boolean: true if its processors run"), help);
    }

    @Test
    void anEventAndAnActionAreDescribed() {
        assertEquals("""
                Event TRAY
                  A tray moved.

                Data
                  open                  boolean: whether it is open now""", help("TRAY"));
        assertTrue(help("bitmap-add").contains("An action of a transaction."));
    }

    @Test
    void aMemberIsDescribedHoweverDeepItIs() {
        assertEquals(
                List.of(
                        "  on-error              report|ignore|stop, optional",
                        "  what to do when that fails",
                        "  report                tell the guest",
                        "  ignore                go on",
                        "  stop"),
                help("stream", "on-error").lines().toList());
        assertTrue(help("blockdev-add", "file.locking").contains("boolean, optional"));
        assertTrue(help("transaction", "actions", "type").contains("bitmap-add|abort"));
        assertTrue(help("TRAY", "open").contains("boolean"));
    }

    @Test
    void whatIsDeprecatedSaysSo() {
        StubServer old = new StubServer().answering("query-commands", "[{\"name\": \"old-thing\"}]");
        ServerInterface known = InterfaceReader.read(old, Optional.of(Interfaces.schema()));
        String help = HelpText.of(known, List.of("old-thing"), 80).orElseThrow().toString();
        assertTrue(help.contains("  deprecated: use stream\n"), help);
    }

    @Test
    void theOverviewNamesEveryCommand() {
        String help = help();
        KNOWN.commandNames().forEach(name -> assertTrue(help.contains(name), name));
    }

    @Test
    void linesFitTheTerminal() {
        for (String topic : List.of("", "stream", "blockdev-add", "TRAY")) {
            String help = HelpText.of(KNOWN, topic.isEmpty() ? List.of() : List.of(topic), 50)
                    .orElseThrow()
                    .toString();
            assertTrue(help.lines().allMatch(line -> line.length() <= 50), help);
        }
    }

    @Test
    void ofWhatIsNotKnownThereIsNoHelp() {
        assertEquals(Optional.empty(), HelpText.of(KNOWN, List.of("nonsense"), 80));
        assertEquals(Optional.empty(), HelpText.of(KNOWN, List.of("stream", "nonsense"), 80));
        assertEquals(Optional.empty(), HelpText.of(KNOWN, List.of("stream", "device", "x"), 80));
    }

    @Test
    void adviceIsCalledSo() {
        StubServer old =
                new StubServer().answering("query-commands", "[{\"name\": \"eject\"}, {\"name\": \"vendor-thing\"}]");
        ServerInterface known = InterfaceReader.read(old, Optional.empty());
        String help = HelpText.of(known, List.of("eject"), 80).orElseThrow().toString();
        assertTrue(help.contains("the server may differ"), help);
        String bare =
                HelpText.of(known, List.of("vendor-thing"), 80).orElseThrow().toString();
        assertTrue(bare.contains("--schema"), bare);
    }

    private static String help(String... topic) {
        return HelpText.of(KNOWN, List.of(topic), 100)
                .map(AttributedString::toString)
                .orElse("nothing");
    }
}
