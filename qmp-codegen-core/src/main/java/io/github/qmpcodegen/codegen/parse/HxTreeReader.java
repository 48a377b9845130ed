package io.github.qmpcodegen.codegen.parse;

import io.github.qmpcodegen.codegen.source.Diagnostic;
import io.github.qmpcodegen.codegen.source.DiagnosticCode;
import io.github.qmpcodegen.codegen.source.DiagnosticSink;
import io.github.qmpcodegen.codegen.source.Rule;
import io.github.qmpcodegen.codegen.source.SourceFile;
import io.github.qmpcodegen.codegen.source.SourceLocation;
import io.github.qmpcodegen.codegen.syntax.HxDocumentation;
import io.github.qmpcodegen.codegen.syntax.HxElement;
import io.github.qmpcodegen.codegen.syntax.HxEntry;
import io.github.qmpcodegen.codegen.syntax.HxFile;
import io.github.qmpcodegen.codegen.syntax.TextLine;
import io.github.qmpcodegen.grammar.QmpCommandsParser;
import io.github.qmpcodegen.grammar.QmpCommandsParser.DocumentationContext;
import io.github.qmpcodegen.grammar.QmpCommandsParser.ElementContext;
import io.github.qmpcodegen.grammar.QmpCommandsParser.EntryContext;
import io.github.qmpcodegen.grammar.QmpCommandsParser.FileContext;
import io.github.qmpcodegen.grammar.QmpCommandsParser.ManualContext;
import io.github.qmpcodegen.grammar.QmpCommandsParser.StrayContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.ParseTree;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.jspecify.annotations.Nullable;

/**
 * Turns the parse tree of an .hx file into what the file says, and reports the errors that the grammar lets pass.
 *
 * <p>Made for one file. Not safe for use by several threads.
 */
final class HxTreeReader {

    /** How an entry of QEMU's tables of options begins, which are for no monitor. */
    private static final String OPTION = "DEF(";

    private final SourceFile file;
    private final Preprocessor preprocessor;
    private final SyntaxErrors errors;
    private final DiagnosticSink sink;

    private final List<HxElement> elements = new ArrayList<>();

    /** The last entry, as long as nothing showed that its comma is not missing. */
    private @Nullable EntryContext entryWithoutComma;

    /** Braces that were found where nothing belongs; as many closing ones are no errors of their own. */
    private int strayBraces;

    HxTreeReader(SourceFile file, Preprocessor preprocessor, SyntaxErrors errors, DiagnosticSink sink) {
        this.file = file;
        this.preprocessor = preprocessor;
        this.errors = errors;
        this.sink = sink;
    }

    HxFile read(FileContext tree) {
        List<ElementContext> contexts = tree.element();
        for (int i = 0; i < contexts.size(); i++) {
            ElementContext next = i + 1 < contexts.size() ? contexts.get(i + 1) : null;
            read(contexts.get(i), i > 0 ? contexts.get(i - 1) : null, next);
        }
        HxFile read = new HxFile(file.path(), elements);
        if (read.describesQmp()) {
            // Tables of another kind consist of them.
            contexts.stream()
                    .map(ElementContext::macro)
                    .filter(macro -> macro != null && macro.exception == null)
                    .filter(macro -> !macro.getText().startsWith(OPTION))
                    .forEach(macro -> reportMacro(macro.getStart()));
        }
        return read;
    }

    private void read(ElementContext element, @Nullable ElementContext previous, @Nullable ElementContext next) {
        if (element.entry() != null) {
            readEntry(element.entry(), element.COMMA() != null);
        } else if (element.documentation() != null) {
            readDocumentation(element.documentation(), next);
        } else if (element.manual() != null) {
            checkManual(element.manual(), next);
        } else if (element.stray() != null) {
            reportStray(element.stray(), next);
        } else if (element.EQMP() != null && (previous == null || previous.stray() == null)) {
            reportLoneEnd(element.EQMP(), ParseCode.MISSING_SQMP, "SQMP");
        } else if (element.ETEXI() != null) {
            reportLoneEnd(element.ETEXI(), ParseCode.MISSING_STEXI, opposite(element.ETEXI()));
        }
    }

    private void readEntry(EntryContext context, boolean comma) {
        List<String> conditions = preprocessor.conditionsAt(context.getStart());
        if (conditions.contains(HxEntry.NEVER)) {
            // Nobody compiles it, so it may lack anything.
            elements.addAll(new EntryReader(file, preprocessor, ignored -> {}).read(context, conditions));
            return;
        }
        if (entryWithoutComma != null) {
            sink.report(
                    ParseCode.SYNTAX,
                    end(entryWithoutComma.getStop()),
                    "expected ',' after the '}' of the entry, because another one follows at line "
                            + start(context.getStart()).line());
        }
        entryWithoutComma = comma || context.exception != null ? null : context;
        if (context.exception == null) {
            elements.addAll(new EntryReader(file, preprocessor, sink).read(context, conditions));
        }
    }

    private void readDocumentation(DocumentationContext context, @Nullable ElementContext next) {
        SourceLocation location = startOfMarker(context.SQMP().getSymbol());
        elements.add(new HxDocumentation(
                context.QMP_LINE().stream().map(this::line).toList(),
                preprocessor.conditionsAt(context.SQMP().getSymbol()),
                location));

        Optional<Token> nested = context.children.stream()
                .map(HxTreeReader::firstToken)
                .filter(token ->
                        token.getType() == QmpCommandsParser.STEXI || token.getType() == QmpCommandsParser.ETEXI)
                .findFirst();
        if (nested.isPresent()) {
            String name = Markers.name(nested.get());
            report(
                    ParseCode.NESTED_SECTION,
                    startOfMarker(nested.get()),
                    "'" + name + "' within the documentation that opens at line " + location.line()
                            + ": expected 'EQMP' before it",
                    location,
                    "the documentation opens here");
        } else if (context.EQMP() == null && next != null) {
            Token found = next.getStart();
            report(
                    ParseCode.MISSING_EQMP,
                    startOfMarker(found),
                    "expected 'EQMP' to end the documentation that opens at line " + location.line() + " before "
                            + described(found),
                    location,
                    "the documentation opens here");
        }
    }

    private TextLine line(TerminalNode node) {
        String text = node.getText();
        int end = text.length();
        while (end > 0 && (text.charAt(end - 1) == '\n' || text.charAt(end - 1) == '\r')) {
            end--;
        }
        return new TextLine(text.substring(0, end), start(node.getSymbol()));
    }

    private void checkManual(ManualContext context, @Nullable ElementContext next) {
        SourceLocation location = startOfMarker(context.getStart());
        String end = opposite(context.STEXI());
        if (!context.EQMP().isEmpty()) {
            report(
                    ParseCode.NESTED_SECTION,
                    startOfMarker(context.EQMP(0).getSymbol()),
                    "'EQMP' within the manual's text that opens at line " + location.line() + ": expected '" + end
                            + "' before it",
                    location,
                    "the manual's text opens here");
        } else if (context.ETEXI() == null && next != null) {
            Token found = next.getStart();
            report(
                    ParseCode.MISSING_ETEXI,
                    startOfMarker(found),
                    "expected '" + end + "' to end the manual's text that opens at line " + location.line() + " before "
                            + described(found),
                    location,
                    "the manual's text opens here");
        }
    }

    private void reportStray(StrayContext context, @Nullable ElementContext next) {
        Token first = context.getStart();
        int opened = count(context.LBRACE()) - count(context.RBRACE());
        boolean closesOnly = first.getType() == QmpCommandsParser.RBRACE && strayBraces > 0;
        strayBraces = Math.max(0, strayBraces + opened);
        if (closesOnly || errors.reportedAsUnterminated(first)) {
            return;
        }
        if (isMacro(context) && (next == null || next.EQMP() == null)) {
            reportMacro(first);
        } else if (next != null && next.EQMP() != null) {
            sink.report(
                    ParseCode.MISSING_SQMP,
                    start(first),
                    "expected 'SQMP' on a line of its own before the documentation that ends at line "
                            + startOfMarker(next.EQMP().getSymbol()).line());
        } else if (first.getType() == QmpCommandsParser.RBRACE) {
            sink.report(ParseCode.SYNTAX, start(first), "'}' without '{': no entry is open here");
        } else if (first.getType() == QmpCommandsParser.LBRACE) {
            sink.report(ParseCode.SYNTAX, start(first), "expected a field such as '.name = \"quit\"' after this '{'");
        } else if (first.getType() == QmpCommandsParser.DOT) {
            sink.report(ParseCode.SYNTAX, start(first), "a field outside an entry: expected '{' before it");
        } else {
            sink.report(
                    ParseCode.SYNTAX,
                    start(first),
                    "expected an entry, which begins with '{', or 'SQMP', but found " + SyntaxErrors.quoted(first));
        }
    }

    private void reportMacro(Token macro) {
        sink.report(
                Rule.UNKNOWN_MACRO,
                start(macro),
                "nothing defines the macro '" + macro.getText().replace("(", "").strip()
                        + "', so the entries that it may stand for are left out; define it if there are any");
    }

    /** Whether something that belongs nowhere can stand for entries: a single name as macros have. */
    private static boolean isMacro(StrayContext context) {
        int last = context.getChildCount() - 1;
        boolean single = last == 0 || (last == 1 && context.getStop().getType() == QmpCommandsParser.COMMA);
        return single
                && context.getStart().getType() == QmpCommandsParser.NAME
                && context.getStart().getText().matches("[A-Z][A-Z0-9]*_[A-Z0-9_]*");
    }

    private void reportLoneEnd(TerminalNode end, DiagnosticCode code, String opening) {
        sink.report(
                code,
                startOfMarker(end.getSymbol()),
                "'" + Markers.name(end.getSymbol()) + "' without '" + opening + "': expected '" + opening
                        + "' on a line before it");
    }

    private void report(
            DiagnosticCode code, SourceLocation location, String message, SourceLocation related, String relation) {
        sink.report(new Diagnostic(code, location, message, List.of(new Diagnostic.Related(related, relation))));
    }

    private static String opposite(TerminalNode marker) {
        return switch (Markers.name(marker.getSymbol())) {
            case "SRST" -> "ERST";
            case "ERST" -> "SRST";
            case "ETEXI" -> "STEXI";
            default -> "ETEXI";
        };
    }

    private static String described(Token found) {
        return found.getType() == QmpCommandsParser.OPEN ? "this entry" : "this '" + Markers.name(found) + "'";
    }

    private static int count(List<TerminalNode> nodes) {
        return nodes == null ? 0 : nodes.size();
    }

    private static Token firstToken(ParseTree tree) {
        return tree instanceof TerminalNode node ? node.getSymbol() : ((ParserRuleContext) tree).getStart();
    }

    private SourceLocation start(Token token) {
        return file.locationOf(token.getStartIndex());
    }

    /** Where the text of a token begins, blanks before it left out. */
    private SourceLocation startOfMarker(Token token) {
        String text = token.getText();
        return file.locationOf(
                token.getStartIndex() + text.length() - text.stripLeading().length());
    }

    private SourceLocation end(Token token) {
        return file.locationOf(token.getStopIndex() + 1);
    }
}
