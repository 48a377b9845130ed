package io.github.qmpcodegen.codegen.parse;

import io.github.qmpcodegen.codegen.source.DiagnosticSink;
import io.github.qmpcodegen.codegen.source.SourceFile;
import io.github.qmpcodegen.codegen.syntax.ArgsType;
import io.github.qmpcodegen.codegen.syntax.HxEntry;
import io.github.qmpcodegen.codegen.syntax.HxFile;
import io.github.qmpcodegen.grammar.QmpCommandsLexer;
import io.github.qmpcodegen.grammar.QmpCommandsParser;
import java.util.List;
import java.util.Map;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ListTokenSource;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.atn.PredictionMode;

/** Reads the input files of QEMU's preprocessor hxtool, {@code qmp-commands.hx} above all. */
public final class HxParser {

    private HxParser() {}

    /**
     * Reads a file. If an entry has an error it is lost, and reading continues after it.
     *
     * @param file the file
     * @param defines the macros that are defined at its start: the expansion of each, in the form that
     *     {@link MacroDefinition#of} takes
     * @param sink receives the errors, with codes of {@code ParseCode}
     */
    public static HxFile parse(SourceFile file, Map<String, String> defines, DiagnosticSink sink) {
        QmpCommandsLexer lexer = new QmpCommandsLexer(new SourceCharStream(file.path(), file.text()));
        lexer.removeErrorListeners();
        CommonTokenStream written = new CommonTokenStream(lexer);
        written.fill();
        Markers.check(written.getTokens(), file, sink);

        Macros macros = new Macros();
        defines.forEach((name, value) -> macros.define(MacroDefinition.of(name, value)));
        Preprocessor preprocessor =
                new Preprocessor(macros, file, sink, tokens -> parser(stream(tokens), ignored -> {}, file));
        CommonTokenStream tokens = stream(preprocessor.process(written.getTokens()));
        SyntaxErrors errors = new SyntaxErrors(file, tokens, sink);
        QmpCommandsParser parser = parser(tokens, sink, file);
        return withArgsTypes(new HxTreeReader(file, preprocessor, errors, sink).read(parser.file()), sink);
    }

    /** Reads a file without macros that are defined at its start. */
    public static HxFile parse(SourceFile file, DiagnosticSink sink) {
        return parse(file, Map.of(), sink);
    }

    private static CommonTokenStream stream(List<Token> tokens) {
        CommonTokenStream stream = new CommonTokenStream(new ListTokenSource(tokens));
        stream.fill();
        return stream;
    }

    private static QmpCommandsParser parser(CommonTokenStream tokens, DiagnosticSink sink, SourceFile file) {
        QmpCommandsParser parser = new QmpCommandsParser(tokens);
        parser.removeErrorListeners();
        // Where two readings are possible the first is meant, whatever stands around it.
        parser.getInterpreter().setPredictionMode(PredictionMode.SLL);
        parser.setErrorHandler(new EntryRecovery(new SyntaxErrors(file, tokens, sink)));
        return parser;
    }

    /** The human monitor's args_type have codes of their own, so it takes the whole file to know which to read. */
    private static HxFile withArgsTypes(HxFile file, DiagnosticSink sink) {
        if (!file.describesQmp()) {
            return file;
        }
        return new HxFile(
                file.path(),
                file.elements().stream()
                        .map(element -> element instanceof HxEntry entry && entry.isQmp() && !entry.isDead()
                                ? withArgsType(entry, sink)
                                : element)
                        .toList());
    }

    private static HxEntry withArgsType(HxEntry entry, DiagnosticSink sink) {
        ArgsType argsType = entry.field("args_type")
                .filter(HxEntry.Field::string)
                .flatMap(field -> ArgsTypeParser.parse(field, sink))
                .orElse(null);
        return new HxEntry(entry.fields(), argsType, entry.conditions(), entry.location());
    }
}
