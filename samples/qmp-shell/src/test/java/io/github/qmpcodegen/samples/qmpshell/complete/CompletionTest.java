package io.github.qmpcodegen.samples.qmpshell.complete;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.qmpcodegen.samples.qmpshell.StubServer;
import io.github.qmpcodegen.samples.qmpshell.schema.Interfaces;
import io.github.qmpcodegen.samples.qmpshell.schema.ServerInterface;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompletionTest {

    private static final ServerInterface KNOWN = Interfaces.exact();

    private final Completion completion = new Completion(() -> KNOWN, new LiveValues() {
        @Override
        public List<Value> of(ValuePlace place) {
            return place.member().equals("device")
                            || place.member().equals("node")
                            || place.member().equals("file")
                    ? List.of(Value.of(place.command() + "-0", "live"), Value.of("a b", ""))
                    : List.of();
        }

        @Override
        public List<Value> propertiesOf(String driver) {
            return driver.isEmpty() ? List.of() : List.of(Value.of(driver + "-speed", "uint32"));
        }
    });

    @Test
    void aLineBeginsWithACommand() {
        List<String> words = words("", false);
        assertTrue(
                words.containsAll(List.of("blockdev-add", "stream", "transaction(", "help", "exit")), words.toString());
        assertEquals(
                "Copy a drive",
                completion.suggest("str", false).stream()
                        .filter(suggestion -> suggestion.word().equals("stream"))
                        .findFirst()
                        .orElseThrow()
                        .description());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "system_reset `` |",
                "stream` ` | device= speed= on-error= rate= force=",
                "stream speed=1 o | device= on-error= rate= force=",
                "stream on-error= | on-error=report on-error=ignore on-error=stop",
                "stream on-error='s | on-error='report' on-error='ignore' on-error='stop'",
                "stream force=t | force=true force=false",
                "stream device= | device=stream-0 device=\"a b\"",
                "stream device=\"s | device=\"stream-0\" device=\"a b\"",
                "stream rate= |",
                "stream nonsense= |",
                "blockdev-add driver= | driver=file driver=qcow2 driver=null",
                "blockdev-add` ` | driver= node-name= read-only=",
                "blockdev-add driver=file x | filename= node-name= read-only= locking=",
                "blockdev-add driver=qcow2 file | file. file= node-name= read-only= cache=",
                "blockdev-add driver=qcow2 file.` | file.driver= file.node-name= file.read-only=",
                "blockdev-add driver=qcow2 file.driver=file file. | file.filename= file.node-name= file.read-only= file.locking=",
                "blockdev-add driver=qcow2 file.driver= | file.driver=file file.driver=qcow2 file.driver=null",
                "blockdev-add driver=qcow2 file= | file=blockdev-add-0 file=\"a b\"",
                "blockdev-add nonsense. |",
                "choose level= | level=true level=false",
                "device_add driver=e1000 ` | id= e1000-speed=",
                "transaction( bit | abort bitmap-add )",
                "transaction( bitmap-add node= | node=bitmap-add-0 node=\"a b\"",
                "frobnicate x |",
                "stream device={'a |",
            })
    void aLineGoesOn(String line, String expected) {
        assertEquals(expected == null ? "" : expected, String.join(" ", words(line.replace("`", ""), false)));
    }

    @Test
    void withinATransactionLinesAreActions() {
        assertEquals(List.of("abort", "bitmap-add", ")"), words("", true));
        assertEquals(List.of("node=", "name=", "persistent="), words("bitmap-add ", true));
    }

    @Test
    void helpIsAboutCommandsAndEventsAndTheirMembers() {
        assertTrue(words("help ", false).containsAll(List.of("stream", "TRAY")));
        assertTrue(words("help stream ", false).contains("on-error"));
    }

    @Test
    void aMemberWithAValueGetsABlankAndOneWithoutDoesNot() {
        assertEquals(List.of(false), distinctFinished("stream "));
        assertEquals(List.of(true), distinctFinished("stream force="));
    }

    @Test
    void membersAreDescribedByTypeAndText() {
        assertEquals(
                "report|ignore|stop, optional: what to do when that fails",
                completion.suggest("stream ", false).stream()
                        .filter(suggestion -> suggestion.word().equals("on-error="))
                        .map(Suggestion::description)
                        .collect(Collectors.joining()));
    }

    @Test
    void whereNothingIsKnownNothingIsSuggested() {
        Completion blind =
                new Completion(() -> ServerInterface.UNKNOWN, new ServerValues(new StubServer(), () -> KNOWN));
        assertEquals(List.of(), blind.suggest("stream ", false));
        assertEquals(
                List.of(")"),
                blind.suggest("", true).stream().map(Suggestion::word).toList());
    }

    private List<String> words(String line, boolean inTransaction) {
        return completion.suggest(line, inTransaction).stream()
                .map(Suggestion::word)
                .toList();
    }

    private List<Boolean> distinctFinished(String line) {
        return completion.suggest(line, false).stream()
                .map(Suggestion::finished)
                .distinct()
                .toList();
    }
}
