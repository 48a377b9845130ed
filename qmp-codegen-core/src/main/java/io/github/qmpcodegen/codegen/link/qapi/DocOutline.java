package io.github.qmpcodegen.codegen.link.qapi;

import io.github.qmpcodegen.codegen.source.SourceLocation;
import io.github.qmpcodegen.codegen.syntax.TextLine;
import io.github.qmpcodegen.codegen.syntax.qapi.QapiComment;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A documentation comment as QEMU's own parser divides it: the name of what it documents, then sections.
 *
 * @param comment the comment
 * @param name the line that names what it documents, from its {@code @} on; null for a comment that documents nothing
 * @param sections its sections in order; none of one that documents nothing
 * @param lines its lines without the marks
 */
record DocOutline(QapiComment comment, @Nullable Line name, List<Section> sections, List<Line> lines) {

    /** The description of a member or feature, from its name on. */
    static final Pattern DESCRIPTION = Pattern.compile("@([^\\s:]*):(?!:)\\s*(.*)");

    /** The word that announces the features. */
    static final String FEATURES = "Features";

    private static final Pattern TAG = Pattern.compile("(Returns|Errors|Since|Notes?|Examples?|TODO):(?!:)\\s*(.*)");

    /** What a section is about. */
    enum Kind {
        /** Nothing in particular. */
        TEXT,
        /** A member, argument, value or branch. */
        MEMBER,
        /** A feature. */
        FEATURE,
        /** What its tag says. */
        TAG
    }

    /**
     * A line.
     *
     * @param text what follows the {@code #} and one blank
     * @param location where that begins
     */
    record Line(String text, SourceLocation location) {

        boolean isBlank() {
            return text.isBlank();
        }

        int indent() {
            return text.length() - text.stripLeading().length();
        }
    }

    /**
     * A section.
     *
     * @param kind what it is about
     * @param name the name of the member or feature, or the tag
     * @param location where it begins
     * @param inline whether text follows on the line of its name
     * @param lines the lines below, blank ones too
     */
    record Section(Kind kind, String name, SourceLocation location, boolean inline, List<Line> lines) {

        boolean announcesFeatures() {
            return kind == Kind.TAG && name.equals(FEATURES);
        }

        boolean isEmpty() {
            return !inline && lines.stream().allMatch(Line::isBlank);
        }
    }

    /** Divides a comment. */
    static DocOutline of(QapiComment comment) {
        int end = comment.lines().size() - (comment.isClosed() ? 1 : 0);
        List<Line> lines = comment.lines().subList(1, Math.max(1, end)).stream()
                .map(DocOutline::line)
                .toList();
        if (lines.isEmpty() || !lines.get(0).text().startsWith("@")) {
            return new DocOutline(comment, null, List.of(), lines);
        }
        return new DocOutline(comment, lines.get(0), sections(lines.get(0), lines.subList(1, lines.size())), lines);
    }

    /** The name of what it documents; empty if it has none. */
    String symbol() {
        return name == null || !name.text().endsWith(":")
                ? ""
                : name.text().substring(1, name.text().length() - 1);
    }

    /** The sections of a kind. */
    List<Section> sections(Kind kind) {
        return sections.stream().filter(section -> section.kind() == kind).toList();
    }

    private static Line line(TextLine line) {
        int start = line.text().startsWith("# ") ? 2 : 1;
        SourceLocation location = line.location();
        return new Line(
                line.text().substring(start).stripTrailing(),
                new SourceLocation(location.path(), location.line(), location.column() + start));
    }

    private static List<Section> sections(Line name, List<Line> lines) {
        List<Section> sections = new ArrayList<>();
        sections.add(new Section(Kind.TEXT, "", name.location(), false, new ArrayList<>()));
        boolean inFeatures = false;
        boolean blankBefore = false;
        for (Line line : lines) {
            Section current = sections.get(sections.size() - 1);
            Section tagged = tagged(line, inFeatures);
            boolean atMargin = !line.isBlank() && line.indent() == 0;
            if (tagged != null) {
                inFeatures = tagged.kind() == Kind.FEATURE || tagged.announcesFeatures();
                sections.add(tagged);
            } else if (atMargin && blankBefore && endsAtMargin(current)) {
                inFeatures = false;
                sections.add(new Section(Kind.TEXT, "", line.location(), true, new ArrayList<>()));
            } else {
                current.lines().add(line);
            }
            blankBefore = line.isBlank();
        }
        return sections;
    }

    /** The section that begins with a line, by its name or its tag. */
    private static @Nullable Section tagged(Line line, boolean inFeatures) {
        Matcher description = DESCRIPTION.matcher(line.text());
        if (description.matches()) {
            Kind kind = inFeatures ? Kind.FEATURE : Kind.MEMBER;
            return new Section(
                    kind,
                    description.group(1),
                    line.location(),
                    !description.group(2).isEmpty(),
                    new ArrayList<>());
        }
        if (line.text().equals(FEATURES + ":")) {
            return new Section(Kind.TAG, FEATURES, line.location(), false, new ArrayList<>());
        }
        Matcher tag = TAG.matcher(line.text());
        return tag.matches()
                ? new Section(
                        Kind.TAG, tag.group(1), line.location(), !tag.group(2).isEmpty(), new ArrayList<>())
                : null;
    }

    /** Whether text at the margin behind a blank line is no part of a section. A tag may have its text there. */
    private static boolean endsAtMargin(Section section) {
        return section.kind() != Kind.TEXT
                && (section.kind() != Kind.TAG || !section.isEmpty() || section.announcesFeatures());
    }
}
