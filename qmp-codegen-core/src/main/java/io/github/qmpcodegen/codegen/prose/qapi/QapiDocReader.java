package io.github.qmpcodegen.codegen.prose.qapi;

import io.github.qmpcodegen.codegen.schema.Documentation;
import io.github.qmpcodegen.codegen.schema.Documentation.Block;
import io.github.qmpcodegen.codegen.schema.Documentation.Paragraph;
import io.github.qmpcodegen.codegen.schema.Documentation.Remark;
import io.github.qmpcodegen.codegen.source.SourceLocation;
import io.github.qmpcodegen.codegen.syntax.qapi.QapiComment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a documentation comment: the name that it documents, then sections.
 *
 * <p>A section starts at the margin with {@code @name:}, or with a word and a colon such as {@code Returns:}. Text at
 * the margin after a blank line belongs to the definition again, except in examples, which old comments do not indent.
 * {@code TODO} sections are for QEMU's own developers and are left out.
 */
public final class QapiDocReader {

    private static final Pattern SYMBOL = Pattern.compile("@([A-Za-z_][\\w.-]*):?\\s*|([A-Za-z_][\\w.-]*):\\s*");
    private static final Pattern PART = Pattern.compile("@([A-Za-z0-9_][\\w.+-]*)\\s?:(?!:)\\s*(.*)");
    private static final Pattern TAG = Pattern.compile(
            "(Returns?|Since|Errors|Features|Notes?|Examples?|TODO|FIXME|Bugs?|Limitations?|Warning|Caution):(?!:)\\s*(.*)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern SINCE = Pattern.compile("[Ss]ince:?\\s+(\\d[\\w.]*)[.,;]?\\s*(.*)");
    private static final Pattern CASE = Pattern.compile("\\s*If @?\\w");
    private static final Pattern CONTINUED = Pattern.compile("(,|;|:|\\b(and|or|but|that))$");
    private static final Pattern RELEASE = Pattern.compile("(\\d+(?:\\.\\d+)*+)[.,;]?\\s*(.*)");

    /** Behind a member's text, in parentheses; or all that is said of it. */
    private static final Pattern MEMBER_SINCE =
            Pattern.compile("\\s*\\(\\s*[Ss]ince:?\\s+(?:QEMU\\s+)?(\\d+(?:\\.\\d+)*+)\\s*\\)(\\.?)$"
                    + "|^[Ss]ince:?\\s+(\\d+(?:\\.\\d+)*+)\\.?$");

    private enum Kind {
        TEXT,
        MEMBER,
        FEATURE,
        REMARK,
        EXAMPLE,
        OMITTED
    }

    /** What has been read of a section so far; its name is that of a member, or the heading of a remark. */
    private record Section(Kind kind, String name, List<DocLine> lines) {}

    private final List<Section> sections = new ArrayList<>();
    private final List<Block> sinceRemarks = new ArrayList<>();
    private Section current = new Section(Kind.TEXT, "", new ArrayList<>());
    private boolean inFeatures;
    private String since = "";

    private QapiDocReader() {}

    /** Reads a comment; one that does not start with a name documents no definition. */
    public static QapiDoc read(QapiComment comment) {
        List<DocLine> lines = new ArrayList<>(comment.lines().stream()
                .limit(comment.lines().size() - (comment.isClosed() ? 1L : 0L))
                .map(DocLine::of)
                .toList());
        DocLine mark = lines.get(0).from(1);
        // Some old comments begin on the line of the mark.
        lines.set(0, mark.from(mark.indent()));
        while (!lines.isEmpty() && lines.get(0).isBlank()) {
            lines.remove(0);
        }
        if (lines.isEmpty()) {
            return QapiDoc.none(comment.location());
        }
        DocLine first = lines.get(0);
        Matcher symbol = SYMBOL.matcher(first.text());
        Matcher part = PART.matcher(first.text());
        if (symbol.matches()) {
            String name = symbol.group(1) != null ? symbol.group(1) : symbol.group(2);
            return new QapiDocReader().read(name, lines.subList(1, lines.size()), first.location());
        }
        if (part.matches()) {
            // The text begins on the line of the name.
            lines.set(0, first.from(part.start(2)));
            return new QapiDocReader().read(part.group(1), lines, first.location());
        }
        return QapiDoc.none(comment.location());
    }

    private QapiDoc read(String symbol, List<DocLine> lines, SourceLocation location) {
        boolean blankBefore = true;
        for (DocLine line : lines) {
            line(line, blankBefore);
            blankBefore = line.isBlank();
        }
        sections.add(current);
        ExampleScanner examples = new ExampleScanner();
        List<Block> text = new ArrayList<>();
        Map<String, Documentation> members = new LinkedHashMap<>();
        Map<String, Documentation> features = new LinkedHashMap<>();
        for (Section section : sections) {
            switch (section.kind()) {
                case TEXT -> text.addAll(Markup.read(section.lines(), examples));
                case MEMBER -> members.putIfAbsent(section.name(), part(section, examples));
                case FEATURE -> features.putIfAbsent(section.name(), part(section, examples));
                case REMARK -> {
                    List<Block> blocks = Markup.read(casesApart(indented(section.lines())), examples);
                    if (!blocks.isEmpty()) {
                        text.add(new Remark(section.name(), blocks));
                    }
                }
                case EXAMPLE -> {
                    examples.end();
                    ExampleText.read(section.lines(), examples);
                    examples.end();
                }
                case OMITTED -> {}
            }
        }
        text.addAll(sinceRemarks);
        return new QapiDoc(symbol, new Documentation(text, since), members, features, examples.examples(), location);
    }

    private void line(DocLine line, boolean blankBefore) {
        if (line.indent() == 0 && !line.isBlank() && startsSection(line)) {
            return;
        }
        boolean atMargin = line.indent() == 0 && !line.isBlank();
        boolean ends = atMargin
                && blankBefore
                && current.kind() != Kind.TEXT
                && (current.kind() != Kind.EXAMPLE || line.text().startsWith(".. "));
        if (ends || (current.kind() == Kind.EXAMPLE && line.text().startsWith(".. "))) {
            inFeatures = false;
            start(Kind.TEXT, "");
        }
        current.lines().add(line);
    }

    private boolean startsSection(DocLine line) {
        if (line.text().indexOf(':') < 0 && !line.text().regionMatches(true, 0, "since", 0, "since".length())) {
            return false;
        }
        Matcher part = PART.matcher(line.text());
        if (part.matches()) {
            start(inFeatures ? Kind.FEATURE : Kind.MEMBER, part.group(1));
            current.lines().add(line.from(part.start(2)));
            return true;
        }
        Matcher sinceLine = SINCE.matcher(line.text());
        if (sinceLine.matches()
                && !(current.kind() == Kind.EXAMPLE && current.lines().isEmpty())) {
            since(sinceLine.group(1), sinceLine.group(2));
            return true;
        }
        Matcher tag = TAG.matcher(line.text());
        if (!tag.matches()) {
            return false;
        }
        String name = tag.group(1).substring(0, 1).toUpperCase(Locale.ROOT)
                + tag.group(1).substring(1).toLowerCase(Locale.ROOT);
        inFeatures = name.equals("Features");
        switch (name) {
            case "Since" -> {
                Matcher release = RELEASE.matcher(tag.group(2));
                if (release.matches()) {
                    since(release.group(1), release.group(2));
                }
                return true;
            }
            case "Features" -> start(Kind.OMITTED, name);
            case "Todo", "Fixme" -> start(Kind.OMITTED, name);
            case "Example", "Examples" -> start(Kind.EXAMPLE, name);
            case "Return", "Returns" -> start(Kind.REMARK, "Returns");
            case "Notes" -> start(Kind.REMARK, "Note");
            default -> start(Kind.REMARK, name);
        }
        current.lines().add(line.from(tag.start(2)));
        return true;
    }

    private void since(String release, String rest) {
        if (since.isEmpty()) {
            since = release.endsWith(".") ? release.substring(0, release.length() - 1) : release;
        }
        if (!rest.isBlank()) {
            sinceRemarks.add(new Remark("Since", List.of(InlineMarkup.paragraph(release + " " + rest.strip()))));
        }
        inFeatures = false;
        start(Kind.TEXT, "");
    }

    private void start(Kind kind, String name) {
        sections.add(current);
        current = new Section(kind, name, new ArrayList<>());
    }

    private static Documentation part(Section section, ExampleScanner examples) {
        List<Block> blocks = new ArrayList<>(Markup.read(indented(section.lines()), examples));
        String since = "";
        if (!blocks.isEmpty() && blocks.get(blocks.size() - 1) instanceof Paragraph last) {
            Matcher matcher = MEMBER_SINCE.matcher(last.text());
            if (last.text().contains("ince") && matcher.find()) {
                boolean alone = matcher.group(1) == null;
                since = alone ? matcher.group(3) : matcher.group(1);
                String before = last.text().substring(0, matcher.start());
                String rest = alone || before.endsWith(".") ? before : before + matcher.group(2);
                blocks.remove(blocks.size() - 1);
                if (!rest.isBlank()) {
                    blocks.add(new Paragraph(
                            rest,
                            last.literals().stream()
                                    .filter(literal -> literal.end() <= rest.length())
                                    .toList()));
                }
            }
        }
        return new Documentation(blocks, since);
    }

    /** Old comments give every case of an outcome a line, {@code If @id is unknown, DeviceNotFound}, and no mark. */
    private static List<DocLine> casesApart(List<DocLine> lines) {
        List<DocLine> apart = new ArrayList<>();
        for (DocLine line : lines) {
            boolean next = !apart.isEmpty() && CASE.matcher(line.text()).lookingAt();
            if (next && !CONTINUED.matcher(apart.get(apart.size() - 1).text()).find()) {
                apart.add(new DocLine("", line.location()));
            }
            apart.add(line);
        }
        return apart;
    }

    /** The first line stands behind the tag; the others are indented, and continue it. */
    private static List<DocLine> indented(List<DocLine> lines) {
        if (lines.isEmpty()) {
            return lines;
        }
        List<DocLine> indented = new ArrayList<>();
        indented.add(lines.get(0));
        indented.addAll(DocLine.dedented(lines.subList(1, lines.size())));
        return indented;
    }
}
