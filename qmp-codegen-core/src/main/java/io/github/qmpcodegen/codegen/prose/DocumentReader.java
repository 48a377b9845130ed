package io.github.qmpcodegen.codegen.prose;

import io.github.qmpcodegen.codegen.syntax.TextLine;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Divides documentation at its headings, which are underlined with dashes, equals signs or tildes. A heading that is a label,
 * such as {@code Arguments}, or a word on the second level, divides the document that it is in.
 */
public final class DocumentReader {

    private static final Pattern UNDERLINE = Pattern.compile("\\s*(-{3,}|={3,}|~{3,})\\s*");
    private static final Pattern SHORT_UNDERLINE = Pattern.compile("-{1,2}|={1,2}");
    private static final Pattern PART = Pattern.compile("\\s*[A-Z][a-z]+:?");
    private static final Pattern ERRORS = Pattern.compile("\\s*Errors?:?");
    private static final Pattern LONE_NAME = Pattern.compile("@?[A-Za-z_](?:[\\w.-]*\\w)?");

    private DocumentReader() {}

    /**
     * Reads the documents in a range of lines. Text before the first heading is a separate document; a lone name before
     * a blank line is treated as the heading of such text, because that is what a forgotten underline looks like.
     */
    public static List<Document> read(List<TextLine> textLines) {
        List<Line> lines = textLines.stream().map(Line::of).toList();
        List<Document> documents = new ArrayList<>();
        Line heading = null;
        Line underline = null;
        List<Line> body = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            if (!isHeading(lines, i)) {
                body.add(line);
            } else if (underline != null && isPart(line, lines.get(i + 1), underline)) {
                i++;
                body.add(line.blanked());
                body.add(line);
                body.add(lines.get(i).blanked());
            } else {
                i++;
                addDocument(heading, body, documents);
                heading = line;
                underline = lines.get(i);
                body.clear();
            }
        }
        addDocument(heading, body, documents);
        return documents;
    }

    /** Whether a heading divides the document that it is in: no command's name has its capital letter, and no event's only one. */
    private static boolean isPart(Line heading, Line underline, Line ofDocument) {
        boolean secondLevel =
                underline.text().endsWith("~") && ofDocument.text().endsWith("-");
        return PART.matcher(heading.text()).matches()
                && (secondLevel
                        || ProseBlockReader.isLabel(heading)
                        || ERRORS.matcher(heading.text()).matches());
    }

    private static boolean isHeading(List<Line> lines, int i) {
        return i + 1 < lines.size()
                && !lines.get(i).isBlank()
                && !isUnderline(lines.get(i))
                && (isUnderline(lines.get(i + 1)) || isShortUnderline(lines.get(i), lines.get(i + 1)));
    }

    private static void addDocument(@Nullable Line heading, List<Line> body, List<Document> documents) {
        if (heading == null) {
            readUntitled(body, documents);
        } else {
            documents.add(new Document(heading.text().strip(), ProseBlockReader.read(body), heading.location()));
        }
    }

    private static void readUntitled(List<Line> body, List<Document> documents) {
        int first = 0;
        while (first < body.size() && body.get(first).isBlank()) {
            first++;
        }
        if (first == body.size()) {
            return;
        }
        Line line = body.get(first);
        boolean named = line.column() == 0
                && LONE_NAME.matcher(line.text()).matches()
                && (first + 1 == body.size() || body.get(first + 1).isBlank());
        documents.add(
                named
                        ? new Document(
                                line.text(),
                                ProseBlockReader.read(body.subList(first + 1, body.size())),
                                line.location())
                        : new Document("", ProseBlockReader.read(body.subList(first, body.size())), line.location()));
    }

    /** Below a name, two dashes are an underline that is too short, and a single one is that of a single letter. */
    private static boolean isShortUnderline(Line above, Line line) {
        return SHORT_UNDERLINE.matcher(line.text()).matches()
                && LONE_NAME.matcher(above.text()).matches()
                && line.text().length() >= Math.min(2, above.text().length());
    }

    private static boolean isUnderline(Line line) {
        return !line.isBlank()
                && "-=~".indexOf(line.text().charAt(line.column())) >= 0
                && UNDERLINE.matcher(line.text()).matches();
    }
}
