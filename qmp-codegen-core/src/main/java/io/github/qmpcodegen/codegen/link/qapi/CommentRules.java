package io.github.qmpcodegen.codegen.link.qapi;

import io.github.qmpcodegen.codegen.link.qapi.DocOutline.Kind;
import io.github.qmpcodegen.codegen.link.qapi.DocOutline.Line;
import io.github.qmpcodegen.codegen.link.qapi.DocOutline.Section;
import io.github.qmpcodegen.codegen.syntax.TextLine;
import io.github.qmpcodegen.codegen.syntax.qapi.QapiComment;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The rules on the form of documentation comments, whatever they document. */
final class CommentRules {

    /** The sections that there can be one of. */
    private static final Set<String> SINGLE = Set.of("Returns", "Errors", "Since", DocOutline.FEATURES);

    /** Signs of equality before a heading; a line of them alone is an underline of reStructuredText. */
    private static final Pattern HEADING = Pattern.compile("=+\\s.*");

    private CommentRules() {}

    static void mark(DocOutline outline, Review review, Breaches breaches) {
        QapiComment comment = outline.comment();
        if (!review.pragmas().documentationRequired()) {
            CommentMarks.reportText(comment, breaches);
        }
        for (TextLine line : comment.lines().subList(1, comment.lines().size())) {
            if (line.text().startsWith(QapiComment.DOCUMENTATION_MARK)
                    && !line.text().equals(QapiComment.DOCUMENTATION_MARK)) {
                breaches.report(line.location(), "expected nothing but '##' on the line that ends documentation");
            }
        }
    }

    static void open(DocOutline outline, Review review, Breaches breaches) {
        if (!review.pragmas().documentationRequired()) {
            CommentMarks.reportOpen(outline.comment(), breaches);
        }
    }

    static void blank(DocOutline outline, Review review, Breaches breaches) {
        for (TextLine line : outline.comment().lines()) {
            String text = line.text();
            if (text.length() > 1 && text.charAt(1) != ' ' && text.charAt(1) != '#') {
                breaches.report(line.location(), "expected a space after '#' in documentation");
            }
        }
    }

    static void name(DocOutline outline, Review review, Breaches breaches) {
        Line name = outline.name();
        if (name == null) {
            return;
        }
        if (!name.text().endsWith(":")) {
            breaches.report(name.location(), "expected '@', the name of what is documented, and ':' on this line");
        } else if (outline.symbol().isEmpty()) {
            breaches.report(name.location(), "expected the name of what is documented after '@'");
        }
    }

    static void heading(DocOutline outline, Review review, Breaches breaches) {
        boolean definition = outline.name() != null;
        boolean anywhere = !definition && review.era() != Era.TODAY;
        for (Line line : outline.lines()) {
            boolean first = line.equals(outline.lines().get(0));
            if (HEADING.matcher(line.text()).matches() && !first && !anywhere) {
                breaches.report(
                        line.location(),
                        definition
                                ? "a heading cannot be in the documentation of a definition; expected it in a comment of"
                                        + " its own"
                                : "expected a heading in the first line of its comment only, right below '##'");
            }
        }
    }

    static void stray(DocOutline outline, Review review, Breaches breaches) {
        if (outline.name() != null) {
            return;
        }
        for (Line line : outline.lines()) {
            Matcher description = DocOutline.DESCRIPTION.matcher(line.text());
            if (description.matches()) {
                breaches.report(
                        line.location(),
                        "the description of '" + description.group(1) + "' is in a comment that documents nothing;"
                                + " expected the name of a definition on its first line");
            }
        }
    }

    static void late(DocOutline outline, Review review, Breaches breaches) {
        boolean late = false;
        boolean described = false;
        for (Section section : outline.sections()) {
            switch (section.kind()) {
                case MEMBER -> {
                    described = true;
                    if (late) {
                        breaches.report(
                                section.location(),
                                "the description of '" + section.name()
                                        + "' follows another section; expected it above");
                    }
                }
                case TAG, FEATURE -> late = true;
                case TEXT -> late |= described;
            }
        }
    }

    static void twice(DocOutline outline, Review review, Breaches breaches) {
        Set<String> seen = new HashSet<>();
        for (Section section : outline.sections()) {
            boolean single =
                    section.kind() != Kind.TEXT && (section.kind() != Kind.TAG || SINGLE.contains(section.name()));
            if (single && !seen.add(section.kind() + " " + section.name())) {
                breaches.report(
                        section.location(),
                        section.kind() == Kind.TAG
                                ? "there is already a section '" + section.name() + ":'"
                                : "'" + section.name() + "' is already described");
            }
        }
    }

    static void empty(DocOutline outline, Review review, Breaches breaches) {
        for (int i = 0; i < outline.sections().size(); i++) {
            Section section = outline.sections().get(i);
            if (section.kind() == Kind.TEXT) {
                continue;
            }
            if (section.name().isEmpty()) {
                breaches.report(section.location(), "expected a name after '@'");
            } else if (section.announcesFeatures()) {
                boolean described = i + 1 < outline.sections().size()
                        && outline.sections().get(i + 1).kind() == Kind.FEATURE;
                if (!described) {
                    breaches.report(section.location(), "expected descriptions of features after 'Features:'");
                }
            } else if (section.isEmpty()) {
                breaches.report(section.location(), "expected text after '" + section.name() + ":'");
            }
        }
    }

    static void indent(DocOutline outline, Review review, Breaches breaches) {
        for (Section section : outline.sections()) {
            boolean inline = section.kind() != Kind.TEXT && section.inline();
            if (!inline || section.lines().isEmpty()) {
                continue;
            }
            Line first = section.lines().get(0);
            Line second = section.lines().size() > 1 ? section.lines().get(1) : first;
            // QEMU 8.2, which brought that pragma, reads such a line as a paragraph of its own.
            boolean mayEnd = review.pragmas().has(Pragmas.DOCUMENTATION);
            if (!first.isBlank() && first.indent() == 0 && !mayEnd) {
                reportIndent(first, section, breaches);
            } else if (!first.isBlank() && !second.isBlank() && second.indent() < first.indent()) {
                reportIndent(second, section, breaches);
            }
        }
    }

    private static void reportIndent(Line line, Section section, Breaches breaches) {
        breaches.report(
                line.location(),
                "this continues the section '" + section.name() + "'; expected it to be indented like the line above");
    }
}
