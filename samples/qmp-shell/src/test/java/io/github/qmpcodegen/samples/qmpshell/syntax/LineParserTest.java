package io.github.qmpcodegen.samples.qmpshell.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.qmpcodegen.samples.qmpshell.syntax.Input.Members;
import io.github.qmpcodegen.samples.qmpshell.syntax.Statement.Invocation;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LineParserTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "stop                                  | {}",
                "eject device=cd0 force=true           | {device: cd0, force: true}",
                "a b=1 c=-2                            | {b: 1, c: -2}",
                "a b=\"x y\" c='1' d=p\"q r\"s         | {b: «x y», c: «1», d: «pq rs»}",
                "a b=                                  | {b: }",
                "a b=x=y                               | {b: x=y}",
                "a file.driver=qcow2 file.file.x=1 n=2 | {file: {driver: qcow2, file: {x: 1}}, n: 2}",
                "a f={'x': 1} f.y=2                    | {f: {x: 1, y: 2}}",
                "a f.y=2 g=[1,[],{}]                   | {f: {y: 2}, g: [1, [], {}]}",
                "a b={\"c\":null,\"d\":[true,1.50]}    | {b: {c: null, d: [true, 1.50]}}",
                "a b={'c': None, 'd': [True, False,],} | {b: {c: null, d: [true, false]}}",
                "a b=['None', 'it is True']            | {b: [\"None\", \"it is True\"]}",
                "a b={'u': '\\u00e9\\n'}               | {b: {u: \"é\\n\"}}",
                "a b=[18446744073709551615]            | {b: [18446744073709551615]}",
                "a path=/m/device[0]                   | {path: /m/device[0]}",
            })
    void argumentsAreReadAsQemusShellReadsThem(String line, String expected) throws MistakeException {
        Invocation invocation = assertInstanceOf(Invocation.class, LineParser.parse(line, false));
        assertEquals(expected, shown(invocation.arguments()));
    }

    /** Mistakes, with a mark where the place starts and one where it ends. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a >>b<<              | expected name=value, found 'b'",
                "a >>=<<b             | expected the name of an argument before =",
                ">><<a=1              | expected a command before the first argument",
                "a b=1 >>b<<=2        | 'b' appears twice",
                "a b=1 >>b.c<<=2      | 'b' is a value already, and cannot have members",
                "a b.c=1 >>b<<=2      | 'b' has members already",
                "a b.c={} >>b.c.d.<<=1| a name is missing in 'b.c.d.'",
                "a b=x>>'y<<          | this quote is not closed",
                "a b=[1, 2>><<        | this is neither JSON nor Python",
                "a b=[1,>><<, 2]      | this is neither JSON nor Python",
                "a b={'c' >><<1}      | this is neither JSON nor Python",
                "a b={'c': 1, 'c'>><<: 2} | this is neither JSON nor Python: Duplicate",
                "a b=[1]>><<x         | this is neither JSON nor Python",
                "a b=[1]>>[2]<<       | the value has ended before this",
            })
    void mistakesKnowTheirPlace(String marked, String message) {
        String line = marked.strip().replace(">>", "").replace("<<", "");
        MistakeException e = assertThrows(MistakeException.class, () -> LineParser.parse(line, false));
        Mistake mistake = e.mistake();
        String found = line.substring(0, mistake.start()) + ">>" + line.substring(mistake.start(), mistake.end()) + "<<"
                + line.substring(mistake.end());
        assertEquals(marked.strip() + " | " + message, found + " | " + start(mistake.message(), message));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "# a comment", "  #"})
    void blankLinesAndCommentsAskForNothing(String line) throws MistakeException {
        assertInstanceOf(Statement.Nothing.class, LineParser.parse(line, false));
    }

    @Test
    void aWholeMessageMayBeTyped() throws MistakeException {
        Statement statement =
                LineParser.parse("{ \"execute\": \"eject\", \"arguments\": { \"device\": \"cd0\" } }", false);
        Statement.Message message = assertInstanceOf(Statement.Message.class, statement);
        assertEquals("{execute: \"eject\", arguments: {device: \"cd0\"}}", shown(message.message()));
    }

    @Test
    void aTransactionOpensAndClosesOnLinesOfTheirOwn() throws MistakeException {
        Statement.Transaction open =
                assertInstanceOf(Statement.Transaction.class, LineParser.parse("transaction(", false));
        assertEquals(new Statement.Transaction(null, false), open);
        Statement.Action action = assertInstanceOf(Statement.Action.class, LineParser.parse("abort", true));
        assertEquals("abort", action.action().name().text());
        assertEquals(false, action.closed());
        assertInstanceOf(Statement.Close.class, LineParser.parse(" ) ", true));
    }

    @Test
    void aTransactionMayStandOnOneLine() throws MistakeException {
        Statement.Transaction whole = assertInstanceOf(
                Statement.Transaction.class, LineParser.parse("transaction( bitmap-add node=d name=b )", false));
        assertEquals(true, whole.closed());
        Invocation first = Objects.requireNonNull(whole.first());
        assertEquals("{node: d, name: b}", shown(first.arguments()));
    }

    @Test
    void anActionMayCloseTheTransaction() throws MistakeException {
        Statement.Action action = assertInstanceOf(Statement.Action.class, LineParser.parse("abort x=1 )", true));
        assertEquals(true, action.closed());
        assertEquals("{x: 1}", shown(action.action().arguments()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "transaction( | a transaction is already open",
                ") x=1        | nothing may follow the )",
            })
    void transactionsDoNotNest(String line, String message) {
        MistakeException e = assertThrows(MistakeException.class, () -> LineParser.parse(line, true));
        assertEquals(message, start(e.mistake().message(), message));
    }

    @Test
    void withoutATransactionAParenthesisIsACommandLikeAnyOther() throws MistakeException {
        assertInstanceOf(Invocation.class, LineParser.parse(")", false));
    }

    @Test
    void valuesKnowTheirPlaces() throws MistakeException {
        Invocation invocation = (Invocation) LineParser.parse("a b=xyz c={'d': [10]}", false);
        Input text = entry(invocation.arguments(), "b").value();
        assertEquals("4-7", text.start() + "-" + text.end());
        Input.Entry literal = entry(invocation.arguments(), "c");
        assertEquals("8-9", literal.keyStart() + "-" + literal.keyEnd());
        assertEquals("10-21", literal.value().start() + "-" + literal.value().end());
        Input.Entry inner = entry((Members) literal.value(), "d");
        assertEquals("11-14", inner.keyStart() + "-" + inner.keyEnd());
        Input number = ((Input.Elements) inner.value()).elements().get(0);
        assertEquals("17-19", number.start() + "-" + number.end());
    }

    @Test
    void ofALineThatIsNotFinishedWhatCanBeReadIs() {
        Members members = LineParser.readableArguments(
                Words.of("a=1 b =2 d.e=2 a=3 c={'x").words());
        assertEquals("{a: 1, d: {e: 2}}", shown(members));
    }

    private static Input.Entry entry(Members members, String name) {
        return Objects.requireNonNull(members.members().get(name), name);
    }

    private static String start(String message, String expected) {
        return message.substring(0, Math.min(message.length(), expected.length()));
    }

    /** Bare text as it is, quoted text in guillemets, what is in brackets as JSON. */
    private static String shown(Input input) {
        if (input instanceof Input.Text text) {
            return text.quoted() ? "«" + text.text() + "»" : text.text();
        }
        if (input instanceof Input.Scalar scalar) {
            return scalar.json().toString();
        }
        if (input instanceof Input.Elements array) {
            return array.elements().stream().map(LineParserTest::shown).collect(Collectors.joining(", ", "[", "]"));
        }
        return ((Members) input)
                .members().entrySet().stream()
                        .map(member ->
                                member.getKey() + ": " + shown(member.getValue().value()))
                        .collect(Collectors.joining(", ", "{", "}"));
    }
}
