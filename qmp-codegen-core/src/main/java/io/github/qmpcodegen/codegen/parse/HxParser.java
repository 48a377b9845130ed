package io.github.qmpcodegen.codegen.parse;

import io.github.qmpcodegen.codegen.source.DiagnosticSink;
import io.github.qmpcodegen.codegen.source.SourceFile;
import io.github.qmpcodegen.codegen.syntax.ArgsType;
import io.github.qmpcodegen.codegen.syntax.HxEntry;
import io.github.qmpcodegen.codegen.syntax.HxFile;
import io.github.qmpcodegen.grammar.QmpCommandsLexer;
import io.github.qmpcodegen.grammar.QmpCommandsParser;
import java.util.List;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.atn.PredictionMode;

/** Reads the input files of QEMU's preprocessor hxtool, {@code qmp-commands.hx} above all. */
public final class HxParser {

    private HxParser() {}

    /**
     * Reads a file. A mistake costs the entry that it is in, and reading goes on behind it.
     *
     * @param file the file
     * @param sink takes the mistakes, whose codes are those of {@link ParseCode}
     */
    public static HxFile parse(SourceFile file, DiagnosticSink sink) {
        QmpCommandsLexer lexer = new QmpCommandsLexer(new SourceCharStream(file.path(), file.text()));
        lexer.removeErrorListeners();
        CommonTokenStream tokens = new CommonTokenStream(lexer);
        tokens.fill();

        SyntaxErrors errors = new SyntaxErrors(file, tokens, sink);
        QmpCommandsParser parser = new QmpCommandsParser(tokens);
        parser.removeErrorListeners();
        // Where two readings are possible the first is meant, whatever stands around it.
        parser.getInterpreter().setPredictionMode(PredictionMode.SLL);
        parser.setErrorHandler(new EntryRecovery(errors));

        Markers.check(tokens.getTokens(), file, sink);
        Conditionals conditionals = new Conditionals(onChannel(tokens, QmpCommandsLexer.DIRECTIVES), file, sink);
        HxFile read = new HxTreeReader(file, conditionals, errors, sink).read(parser.file());
        conditionals.finish(tokens.get(tokens.size() - 1));
        return withArgsTypes(read, sink);
    }

    private static List<Token> onChannel(CommonTokenStream tokens, int channel) {
        return tokens.getTokens().stream()
                .filter(token -> token.getChannel() == channel)
                .toList();
    }

    /** The human monitor's args_type have codes of their own, so it takes the whole file to know which to read. */
    private static HxFile withArgsTypes(HxFile file, DiagnosticSink sink) {
        if (!file.describesQmp()) {
            return file;
        }
        return new HxFile(
                file.path(),
                file.elements().stream()
                        .map(element ->
                                element instanceof HxEntry entry && entry.isQmp() ? withArgsType(entry, sink) : element)
                        .toList());
    }

    private static HxEntry withArgsType(HxEntry entry, DiagnosticSink sink) {
        ArgsType argsType = entry.field("args_type")
                .flatMap(field -> ArgsTypeParser.parse(field, sink))
                .orElse(null);
        return new HxEntry(entry.fields(), argsType, entry.conditions(), entry.location());
    }
}
