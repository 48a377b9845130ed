package io.github.qmpcodegen.codegen.parse;

import io.github.qmpcodegen.codegen.source.DiagnosticCode;
import io.github.qmpcodegen.codegen.source.DiagnosticSink;
import io.github.qmpcodegen.codegen.syntax.ArgsType;
import io.github.qmpcodegen.codegen.syntax.HxEntry;
import io.github.qmpcodegen.grammar.ArgsTypeLexer;
import io.github.qmpcodegen.grammar.ArgsTypeParser.ArgsTypeContext;
import io.github.qmpcodegen.grammar.ArgsTypeParser.ArgumentContext;
import io.github.qmpcodegen.grammar.ArgsTypeParser.CodeContext;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.antlr.v4.runtime.tree.ParseTree;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.jspecify.annotations.Nullable;

/** Reads the {@code args_type} of an entry: which arguments a command takes, and of what kinds. */
final class ArgsTypeParser {

    /** The letters that QMP knows, as in {@code check_client_args_type} of QEMU's {@code monitor.c}. */
    private static final List<String> CODES = List.of("s", "B", "F", "i", "l", "o", "M", "T", "f", "b", "O", "q");

    private static final Set<String> CODES_OF_THE_HUMAN_MONITOR = Set.of("/", "S");

    private final HxEntry.Field field;
    private final DiagnosticSink sink;
    private final List<ArgsType.Argument> arguments = new ArrayList<>();
    private final Set<String> names = new HashSet<>();
    private boolean wrong;

    private ArgsTypeParser(HxEntry.Field field, DiagnosticSink sink) {
        this.field = field;
        this.sink = sink;
    }

    /**
     * Reads a field's value.
     *
     * @param field the field, a string
     * @param sink takes the errors, one for each argument that has any, placed within the string
     * @return the arguments; empty when there was an error, for then nobody knows which the command takes
     */
    static Optional<ArgsType> parse(HxEntry.Field field, DiagnosticSink sink) {
        ArgsTypeLexer lexer =
                new ArgsTypeLexer(new SourceCharStream(field.location().path(), field.value()));
        lexer.removeErrorListeners();
        var parser = new io.github.qmpcodegen.grammar.ArgsTypeParser(new CommonTokenStream(lexer));
        parser.removeErrorListeners();
        // Where two readings are possible the first is meant, whatever stands around it.
        parser.getInterpreter().setPredictionMode(PredictionMode.SLL);
        ArgsTypeParser reader = new ArgsTypeParser(field, sink);
        reader.read(parser.argsType());
        return reader.wrong ? Optional.empty() : Optional.of(new ArgsType(reader.arguments));
    }

    private void read(ArgsTypeContext tree) {
        if (tree.getChildCount() == 1) {
            return;
        }
        boolean argumentExpected = true;
        int reported = -1;
        for (ParseTree child : tree.children) {
            if (child instanceof ArgumentContext argument) {
                read(argument);
                argumentExpected = false;
            } else if (child instanceof TerminalNode separator) {
                if (argumentExpected) {
                    reported = reportMissing(separator.getSymbol(), reported);
                }
                argumentExpected = true;
            }
        }
    }

    /** Reports a comma without an argument beside it, unless it was before, and returns its place. */
    private int reportMissing(Token separator, int reported) {
        boolean atEnd = separator.getType() == Token.EOF;
        int comma = atEnd ? field.value().length() - 1 : separator.getStartIndex();
        if (comma != reported) {
            syntax(comma, "a stray ',' in args_type: expected an argument " + (atEnd ? "after it" : "before it"));
        }
        return comma;
    }

    private void read(ArgumentContext argument) {
        if (argument.NAME() == null) {
            expected("the name of an argument", argument.getStart());
            return;
        }
        String name = argument.NAME().getText();
        CodeContext code = argument.code();
        Token excess = argument.excess().isEmpty() ? null : argument.excess(0).getStart();
        if (argument.COLON() == null) {
            expectedAfter(argument.NAME().getSymbol(), "':' and a code after the name '" + name + "'", excess);
        } else if (code == null) {
            expectedAfter(argument.COLON().getSymbol(), "a code such as 's' after '" + name + ":'", excess);
        } else if (excess == null) {
            add(argument.NAME().getSymbol(), code);
        } else if (code.FLAG() != null && excess.getText().equals("?")) {
            syntax(excess.getStartIndex(), "a '?' after the flag '" + name + "', which is optional without it");
        } else {
            expected("',' or the end after '" + name + ":" + code.getText() + "'", excess);
        }
    }

    private void add(Token name, CodeContext code) {
        String letter = code.FLAG() != null ? "-" : code.LETTER().getText();
        int place = code.getStart().getStartIndex();
        if (letter.equals("-") && code.FLAG() == null) {
            syntax(place + 1, "expected the letter of the flag '" + name.getText() + "' after '-'");
        } else if (!letter.equals("-") && !CODES.contains(letter)) {
            report(ParseCode.UNKNOWN_ARGS_TYPE, place, unknown(letter, name.getText()));
        } else if (code.OPTIONAL() != null && code.OPTIONAL().getText().equals(".")) {
            syntax(
                    code.OPTIONAL().getSymbol().getStartIndex(),
                    "a '.' after the code of '" + name.getText()
                            + "', which only the human monitor knows: expected '?' if the argument is optional");
        } else if (!names.add(name.getText())) {
            report(
                    ParseCode.DUPLICATE_ARGUMENT,
                    name.getStartIndex(),
                    "the argument '" + name.getText() + "' is given twice in this args_type");
        } else {
            String flag = code.FLAG() != null ? code.getText().substring(1) : "";
            arguments.add(new ArgsType.Argument(
                    name.getText(), letter, flag, code.OPTIONAL() != null, field.locationOf(name.getStartIndex())));
        }
    }

    private static String unknown(String letter, String name) {
        String codes = CODES.stream().map(code -> "'" + code + "'").collect(Collectors.joining(", "));
        String known = "expected one of " + codes + " or '-' with a letter for a flag";
        return CODES_OF_THE_HUMAN_MONITOR.contains(letter)
                ? "the code '" + letter + "' of the argument '" + name + "' is the human monitor's; " + known
                : "unknown code '" + letter + "' of the argument '" + name + "'; " + known;
    }

    private void expectedAfter(Token previous, String what, @Nullable Token found) {
        if (found != null) {
            expected(what, found);
        } else {
            syntax(previous.getStopIndex() + 1, "expected " + what);
        }
    }

    private void expected(String what, Token found) {
        String text = found.getText().isBlank() ? "a space" : "'" + found.getText() + "'";
        syntax(found.getStartIndex(), "expected " + what + ", but found " + text);
    }

    private void syntax(int index, String message) {
        report(ParseCode.ARGS_TYPE_SYNTAX, index, message);
    }

    private void report(DiagnosticCode code, int index, String message) {
        wrong = true;
        sink.report(code, field.locationOf(index), message);
    }
}
