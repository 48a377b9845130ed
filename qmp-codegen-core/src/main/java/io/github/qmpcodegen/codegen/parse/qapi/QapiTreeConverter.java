package io.github.qmpcodegen.codegen.parse.qapi;

import io.github.qmpcodegen.codegen.source.Diagnostic;
import io.github.qmpcodegen.codegen.source.DiagnosticSink;
import io.github.qmpcodegen.codegen.source.Rule;
import io.github.qmpcodegen.codegen.source.SourceFile;
import io.github.qmpcodegen.codegen.source.SourceLocation;
import io.github.qmpcodegen.codegen.syntax.TextLine;
import io.github.qmpcodegen.codegen.syntax.qapi.QapiArray;
import io.github.qmpcodegen.codegen.syntax.qapi.QapiComment;
import io.github.qmpcodegen.codegen.syntax.qapi.QapiLiteral;
import io.github.qmpcodegen.codegen.syntax.qapi.QapiObject;
import io.github.qmpcodegen.codegen.syntax.qapi.QapiString;
import io.github.qmpcodegen.codegen.syntax.qapi.QapiValue;
import io.github.qmpcodegen.grammar.QapiSchemaLexer;
import io.github.qmpcodegen.grammar.QapiSchemaParser.ArrayContext;
import io.github.qmpcodegen.grammar.QapiSchemaParser.MemberContext;
import io.github.qmpcodegen.grammar.QapiSchemaParser.ObjectContext;
import io.github.qmpcodegen.grammar.QapiSchemaParser.ValueContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.TerminalNode;

/** Turns the parse tree of a schema file into the syntax model and hands out each comment once, in order. */
final class QapiTreeConverter {

    private final SourceFile file;
    private final CommonTokenStream tokens;
    private final DiagnosticSink sink;

    /** The index of the first token that was not yet looked at for comments. */
    private int nextComment;

    QapiTreeConverter(SourceFile file, CommonTokenStream tokens, DiagnosticSink sink) {
        this.file = file;
        this.tokens = tokens;
        this.sink = sink;
    }

    /** The comments before a token that were not yet handed out, as they stand at the top level. */
    List<QapiComment> commentsBefore(Token token) {
        return CommentBlocks.of(takeComments(token));
    }

    /** Leaves out the comments inside a broken expression, up to the one that stands directly before the next. */
    void skipCommentsBefore(Token token, Token brokenStart) {
        int index = token.getTokenIndex() - 1;
        while (index > brokenStart.getTokenIndex()
                && tokens.get(index).getType() == QapiSchemaLexer.COMMENT
                && tokens.get(index).getCharPositionInLine() == 0) {
            index--;
        }
        nextComment = Math.max(nextComment, index + 1);
    }

    QapiObject expression(ObjectContext context) {
        return object(context);
    }

    private QapiObject object(ObjectContext context) {
        List<QapiObject.Entry> entries = new ArrayList<>();
        Map<String, SourceLocation> keys = new HashMap<>();
        List<MemberContext> members = context.member();
        for (MemberContext member : members) {
            List<TextLine> comments = takeComments(member.getStart());
            QapiString key = string(member.STRING());
            SourceLocation first = keys.putIfAbsent(key.text(), key.location());
            QapiObject.Entry entry = new QapiObject.Entry(comments, key, value(member.value()));
            if (first == null) {
                entries.add(entry);
            } else {
                sink.report(new Diagnostic(
                        QapiSyntaxCode.DUPLICATE_KEY,
                        key.location(),
                        "duplicate key '" + key.text() + "'",
                        List.of(new Diagnostic.Related(first, "the first is here"))));
            }
        }
        checkCommas(members);
        return new QapiObject(entries, takeComments(context.getStop()), location(context.getStart()));
    }

    private QapiArray array(ArrayContext context) {
        List<QapiArray.Element> elements = new ArrayList<>();
        for (ValueContext value : context.value()) {
            List<TextLine> comments = takeComments(value.getStart());
            elements.add(new QapiArray.Element(comments, value(value)));
        }
        checkCommas(context.value());
        return new QapiArray(elements, takeComments(context.getStop()), location(context.getStart()));
    }

    private QapiValue value(ValueContext context) {
        if (context.object() != null) {
            return object(context.object());
        }
        if (context.array() != null) {
            return array(context.array());
        }
        if (context.STRING() != null) {
            return string(context.STRING());
        }
        Token token = context.getStart();
        QapiLiteral.Kind kind = switch (token.getType()) {
            case QapiSchemaLexer.TRUE -> QapiLiteral.Kind.TRUE;
            case QapiSchemaLexer.FALSE -> QapiLiteral.Kind.FALSE;
            case QapiSchemaLexer.NULL -> QapiLiteral.Kind.NULL;
            default -> QapiLiteral.Kind.NUMBER;
        };
        return new QapiLiteral(kind, token.getText(), location(token));
    }

    private void checkCommas(List<? extends ParserRuleContext> slots) {
        for (int i = 0; i < slots.size(); i++) {
            Token behind = behind(slots.get(i));
            boolean last = i + 1 == slots.size();
            if (last && behind.getType() == QapiSchemaLexer.COMMA) {
                sink.report(
                        Rule.QAPI_EXTRA_COMMA,
                        location(behind),
                        "a comma follows the last entry; QEMU does not allow it");
            } else if (!last && behind.getType() != QapiSchemaLexer.COMMA) {
                Token next = slots.get(i + 1).getStart();
                sink.report(Rule.QAPI_MISSING_COMMA, location(next), "a comma is missing before " + next.getText());
            }
        }
    }

    /** The first token behind a construct that is no comment. */
    private Token behind(ParserRuleContext context) {
        int index = context.getStop().getTokenIndex() + 1;
        while (tokens.get(index).getType() == QapiSchemaLexer.COMMENT) {
            index++;
        }
        return tokens.get(index);
    }

    private QapiString string(TerminalNode node) {
        Token token = node.getSymbol();
        String text = token.getText();
        int start = token.getStartIndex();
        StringBuilder content = new StringBuilder(text.length());
        for (int i = 1; i < text.length() - 1; i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                int length = escape(text, i, content);
                if (length == 0) {
                    sink.report(
                            QapiSyntaxCode.BAD_ESCAPE,
                            file.locationOf(start + i),
                            "unknown escape '" + text.substring(i, i + 2) + "' in a string");
                    length = 2;
                }
                i += length - 1;
            } else {
                content.append(c);
            }
        }
        return new QapiString(content.toString(), isPlain(text), file.locationOf(start));
    }

    private static boolean isPlain(String quoted) {
        boolean plain = quoted.startsWith("'");
        for (int i = 0; i < quoted.length(); i++) {
            char c = quoted.charAt(i);
            boolean escape = c == '\\';
            plain &= c >= ' ' && c <= '~' && (!escape || quoted.charAt(i + 1) == '\\');
            i += escape ? 1 : 0;
        }
        return plain;
    }

    /** Appends what the escape at an index stands for; returns its length, or 0 if there is no such escape. */
    private static int escape(String text, int index, StringBuilder content) {
        char c = text.charAt(index + 1);
        if (c == 'u') {
            if (index + 6 >= text.length()
                    || !text.substring(index + 2, index + 6).chars().allMatch(x -> Character.digit(x, 16) >= 0)) {
                return 0;
            }
            content.append((char) Integer.parseInt(text.substring(index + 2, index + 6), 16));
            return 6;
        }
        int known = "bfnrt\\'\"/".indexOf(c);
        if (known < 0) {
            return 0;
        }
        content.append("\b\f\n\r\t\\'\"/".charAt(known));
        return 2;
    }

    private List<TextLine> takeComments(Token before) {
        return commentTokensBefore(before).stream().map(this::textLine).toList();
    }

    private List<Token> commentTokensBefore(Token token) {
        List<Token> comments = new ArrayList<>();
        for (; nextComment < token.getTokenIndex(); nextComment++) {
            if (tokens.get(nextComment).getType() == QapiSchemaLexer.COMMENT) {
                comments.add(tokens.get(nextComment));
            }
        }
        return comments;
    }

    private TextLine textLine(Token comment) {
        return new TextLine(comment.getText(), location(comment));
    }

    private SourceLocation location(Token token) {
        return file.locationOf(token.getStartIndex());
    }
}
