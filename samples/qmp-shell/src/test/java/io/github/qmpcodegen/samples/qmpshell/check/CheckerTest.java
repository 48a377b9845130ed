package io.github.qmpcodegen.samples.qmpshell.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.github.qmpcodegen.qmp.codec.QmpJson;
import io.github.qmpcodegen.samples.qmpshell.schema.Interfaces;
import io.github.qmpcodegen.samples.qmpshell.schema.ServerInterface;
import io.github.qmpcodegen.samples.qmpshell.syntax.LineParser;
import io.github.qmpcodegen.samples.qmpshell.syntax.MistakeException;
import io.github.qmpcodegen.samples.qmpshell.syntax.Statement;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckerTest {

    private static final ServerInterface KNOWN = Interfaces.exact();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "system_reset                          | {}",
                "stream device=12                      | {\"device\":\"12\"}",
                "stream device=true speed=0x10         | {\"device\":\"true\",\"speed\":16}",
                "stream device=d speed=-18446744073709551616 | {\"device\":\"d\",\"speed\":-18446744073709551616}",
                "stream device=d rate=1.50 force=True  | {\"device\":\"d\",\"rate\":1.50,\"force\":true}",
                "stream device=d on-error='stop'       | {\"device\":\"d\",\"on-error\":\"stop\"}",
                "ports list=[1,2]                      | {\"list\":[1,2]}",
                "ports list.0=7 list.1=8               | {\"list\":[7,8]}",
                "ports list=[] refs=['a',{'driver':'null'}] | {\"list\":[],\"refs\":[\"a\",{\"driver\":\"null\"}]}",
                "blockdev-add driver=qcow2 file=f0     | {\"driver\":\"qcow2\",\"file\":\"f0\"}",
                "blockdev-add driver=qcow2 file.driver=file file.filename=1"
                        + " | {\"driver\":\"qcow2\",\"file\":{\"driver\":\"file\",\"filename\":\"1\"}}",
                "choose text=null level=1              | {\"text\":null,\"level\":1}",
                "choose text=\"null\" level=false      | {\"text\":\"null\",\"level\":false}",
                "choose text=None value=07             | {\"text\":null,\"value\":7}",
                "choose value=x                        | {\"value\":\"x\"}",
                "choose value=\"7\"                    | {\"value\":\"7\"}",
                "device_add driver=e1000 mac=1 x.y=2   | {\"driver\":\"e1000\",\"mac\":1,\"x\":{\"y\":2}}",
            })
    void valuesBecomeWhatTheServerExpects(String line, String arguments) throws MistakeException {
        CheckedRequest checked = check(KNOWN, line);
        assertEquals(List.of(), checked.mistakes());
        assertEquals(arguments, QmpJson.write(checked.request().arguments()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                ">>system-reset<<            | this server has no command 'system-reset'; did you mean 'system_reset'?",
                ">>frobnicate<<              | this server has no command 'frobnicate'",
                "system_reset >>x=1<<        | 'system_reset' takes no arguments",
                "stream>><<                  | 'stream' needs 'device'",
                "stream >>devise<<=d         | 'stream' has no argument 'devise'; did you mean 'device'?",
                "stream device=d speed=>>fast<<      | 'speed' must be an integer",
                "stream device=d speed=>>\"1\"<<     | 'speed' must be an integer",
                "stream device=d rate=>>1.<<         | 'rate' must be a number",
                "stream device=d force=>>1<<         | 'force' must be true or false",
                "stream device=d on-error=>>halt<<   | 'on-error' cannot be 'halt': expected report, ignore, stop",
                "stream device=>>[1]<<               | 'device' must be a string",
                "ports list=>>1<<                    | 'list' must be an array: […]",
                "ports list=[1,>>'x'<<]              | 'list' must be an integer",
                "ports >>list.0=1 list.2=2<<         | 'list' must be an array: […]",
                "blockdev-add driver=>>raw<<         | 'driver' cannot be 'raw': expected file, qcow2, null",
                "blockdev-add driver=file>><<        | 'blockdev-add' needs 'filename'",
                "blockdev-add driver=null >>filename<<=x"
                        + " | 'blockdev-add' has no argument 'filename' when 'driver' is 'null'",
                "blockdev-add driver=qcow2 file={'driver': 'file', >>'filenam'<<: 'x'}"
                        + " | 'file' has no member 'filenam' when 'driver' is 'file'; did you mean 'filename'?",
                "blockdev-add driver=qcow2 file.driver=file file.filename=x file.locking=>>y<<"
                        + " | 'locking' must be true or false",
                "blockdev-add driver=qcow2 file=>>[]<<  | 'file' must be an object or a string",
                "choose level=>>x<<                     | 'level' must be an integer or true or false",
            })
    void mistakesAreFoundAtTheirPlace(String marked, String message) throws MistakeException {
        String line = marked.strip().replace(">>", "").replace("<<", "");
        assertEquals(
                marked.strip() + " | " + message,
                check(KNOWN, line).mistakes().stream()
                        .map(mistake -> line.substring(0, mistake.start()) + ">>"
                                + line.substring(mistake.start(), mistake.end()) + "<<"
                                + line.substring(mistake.end()) + " | " + mistake.message())
                        .collect(Collectors.joining("\n")));
    }

    @Test
    void everyMistakeOfALineIsTold() throws MistakeException {
        assertEquals(
                List.of("'speed' must be an integer", "'force' must be true or false", "'stream' needs 'device'"),
                messages(check(KNOWN, "stream speed=x force=y")));
    }

    @Test
    void whatIsDeprecatedOrUnstableIsNoted() throws MistakeException {
        assertEquals(
                List.of("'old-thing' is deprecated", "'bad' is not stable: it may change or go without notice"),
                check(KNOWN, "old-thing bad=x").notes());
    }

    @Test
    void actionsAreCheckedAsCommandsAre() throws MistakeException {
        Checker checker = new Checker(KNOWN);
        assertEquals(
                List.of(),
                checker.checkAction(invocation("bitmap-add node=n name=1")).mistakes());
        assertEquals(
                "{\"node\":\"n\",\"name\":\"1\"}",
                QmpJson.write(checker.checkAction(invocation("bitmap-add node=n name=1"))
                        .request()
                        .arguments()));
        assertEquals(
                List.of("'bitmap-add' needs 'name'"), messages(checker.checkAction(invocation("bitmap-add node=n"))));
        assertEquals(
                List.of("a transaction has no action 'abord'; did you mean 'abort'?"),
                messages(checker.checkAction(invocation("abord"))));
    }

    @Test
    void whereNothingIsKnownWhatWasTypedIsTakenAsItLooks() throws MistakeException {
        CheckedRequest checked =
                check(ServerInterface.UNKNOWN, "any a=1 b=true c=null d=x e=\"1\" f={'g':[1.0]} h=0x1");
        assertEquals(List.of(), checked.mistakes());
        assertEquals(
                "{\"a\":1,\"b\":true,\"c\":\"null\",\"d\":\"x\",\"e\":\"1\",\"f\":{\"g\":[1.0]},\"h\":\"0x1\"}",
                QmpJson.write(checked.request().arguments()));
        assertEquals(List.of(), messages(new Checker(ServerInterface.UNKNOWN).checkAction(invocation("x y=1"))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"execute\":\"stream\",\"arguments\":{\"nonsense\":1}} | stream",
                "{\"exec-oob\":\"stream\"}                              | stream",
                "{\"execute\":\"a\",\"id\":[1],\"control\":{\"run-oob\":true}} | a",
                "{\"arguments\":{}}                                   | a message without a command",
                "{\"execute\":[1]}                                    | a message without a command",
                "{\"execute\":\"a\",\"arguments\":[]}                 | a",
                "{}                                                     | a message without a command",
            })
    void aWholeMessageIsNotChecked(String line, String command) throws MistakeException {
        Statement.Message typed = assertInstanceOf(Statement.Message.class, LineParser.parse(line, false));
        CheckedRequest checked = Checker.message(typed.message());
        assertEquals(List.of(), messages(checked));
        assertEquals(line, QmpJson.write(checked.request().toJson()));
        assertEquals(command, checked.request().command());
    }

    @Test
    void aWholeMessageMayBeOutOfBand() throws MistakeException {
        Statement.Message typed =
                (Statement.Message) LineParser.parse("{'exec-oob': 'migrate-pause', 'arguments': {'a': 1}}", false);
        assertEquals(
                "{\"exec-oob\":\"migrate-pause\",\"arguments\":{\"a\":1}}",
                QmpJson.write(Checker.message(typed.message()).request().toJson()));
    }

    private static CheckedRequest check(ServerInterface known, String line) throws MistakeException {
        return new Checker(known).check(invocation(line));
    }

    private static Statement.Invocation invocation(String line) throws MistakeException {
        return assertInstanceOf(Statement.Invocation.class, LineParser.parse(line, false));
    }

    private static List<String> messages(CheckedRequest checked) {
        return checked.mistakes().stream().map(mistake -> mistake.message()).toList();
    }
}
