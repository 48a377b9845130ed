package io.github.qmpcodegen.codegen.prose;

import io.github.qmpcodegen.codegen.source.SourceLocation;
import io.github.qmpcodegen.codegen.syntax.TextLine;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Divides documentation at its headings, which are underlined with dashes, equals signs or tildes. */
public final class DocumentReader {

    private static final Pattern UNDERLINE = Pattern.compile("\\s*(-{3,}|={3,}|~{3,})\\s*");
    private static final Pattern SHORT_UNDERLINE = Pattern.compile("-{1,2}|={1,2}");
    private static final Pattern LONE_NAME = Pattern.compile("@?[A-Za-z_](?:[\\w.-]*\\w)?");

    private DocumentReader() {}

    /**
     * Reads the documents in a range of lines. Text before the first heading is a separate document; a lone name before
     * a blank line is treated as the heading of such text, because that is what a forgotten underline looks like.
     */
    public static List<Document> read(List<TextLine> textLines) {
        List<Line> lines = textLines.stream().map(Line::of).toList();
        List<Document> documents = new ArrayList<>();
        int start = 0;
        String title = "";
        SourceLocation titleLocation = null;
        for (int i = 0; i <= lines.size(); i++) {
            boolean heading = i + 1 < lines.size()
                    && !lines.get(i).isBlank()
                    && !isUnderline(lines.get(i))
                    && (isUnderline(lines.get(i + 1)) || isShortUnderline(lines.get(i), lines.get(i + 1)));
            if (!heading && i < lines.size()) {
                continue;
            }
            List<Line> body = lines.subList(start, i);
            if (titleLocation != null) {
                documents.add(new Document(title, ProseBlockReader.read(body), titleLocation));
            } else {
                readUntitled(body, documents);
            }
            if (heading) {
                title = lines.get(i).text().strip();
                titleLocation = lines.get(i).location();
                start = i + 2;
                i++;
            }
        }
        return documents;
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
