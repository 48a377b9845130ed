package io.github.qmpcodegen.codegen.parse;

import io.github.qmpcodegen.codegen.source.SourceFile;
import io.github.qmpcodegen.codegen.syntax.EventsFile;
import io.github.qmpcodegen.codegen.syntax.TextLine;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Reads the text that describes the events.
 *
 * <p>It is all prose, without any notation: it has lines, and cannot have errors.
 */
public final class EventsParser {

    private EventsParser() {}

    /** Reads a file. */
    public static EventsFile parse(SourceFile file) {
        List<TextLine> lines = IntStream.rangeClosed(1, file.lineCount())
                .mapToObj(line -> new TextLine(file.line(line), file.location(line, 1)))
                .toList();
        return new EventsFile(file.path(), lines);
    }
}
