package io.github.qmpcodegen.codegen.docs;

import io.github.qmpcodegen.codegen.docs.Page.Details;
import io.github.qmpcodegen.codegen.docs.Page.Row;
import io.github.qmpcodegen.codegen.docs.Page.Section;
import io.github.qmpcodegen.codegen.docs.Page.Span;
import io.github.qmpcodegen.codegen.docs.Page.Table;
import io.github.qmpcodegen.codegen.schema.Documentation;
import io.github.qmpcodegen.codegen.schema.Documentation.Block;
import io.github.qmpcodegen.codegen.schema.Example;
import io.github.qmpcodegen.codegen.schema.Feature;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.stream.Collectors;

/** Writes pages as Markdown. Safe for use by several threads. */
final class MarkdownWriter {

    private final Topics topics;

    MarkdownWriter(Topics topics) {
        this.topics = topics;
    }

    /** The page that lists all others. */
    String index(String title) {
        StringBuilder text = new StringBuilder("# " + Markdown.escape(title) + "\n");
        for (Topic.Kind kind : Topic.Kind.values()) {
            if (topics.all(kind).isEmpty()) {
                continue;
            }
            text.append("\n## ").append(kind.heading()).append("\n\n");
            for (Topic topic : topics.all(kind)) {
                text.append("- ").append(link(topic.name(), topic.path() + ".md"));
                if (!topic.summary().isEmpty()) {
                    text.append(": ").append(Markdown.escape(topic.summary()));
                }
                text.append('\n');
            }
        }
        return text.toString();
    }

    /** The page of a topic. */
    String page(Page page) {
        Topic topic = page.topic();
        StringBuilder text = new StringBuilder();
        text.append("# ")
                .append(Markdown.escape(topic.name()))
                .append(" (")
                .append(topic.kind().word())
                .append(")\n\n");
        details(text, page.details(), topic);
        page.facts().forEach(fact -> text.append(Markdown.escape(fact)).append("\n\n"));
        for (Section section : page.sections()) {
            section(text, section, topic);
        }
        text.append("Described in ").append(Markdown.escape(page.source())).append(". ");
        text.append(link("Index", "../index.md")).append('\n');
        return text.toString();
    }

    private void section(StringBuilder text, Section section, Topic self) {
        boolean nested = section instanceof Table table && table.nested();
        text.append(nested ? "### " : "## ")
                .append(Markdown.escape(section.title()))
                .append("\n\n");
        if (section instanceof Table table) {
            table(text, table, self);
        } else if (section instanceof Page.Examples examples) {
            examples.examples().forEach(example -> example(text, example, self));
        } else if (section instanceof Page.Links links) {
            for (Topic topic : links.topics()) {
                text.append("- ")
                        .append(link(topic))
                        .append(' ')
                        .append(topic.kind().word())
                        .append('\n');
            }
            text.append('\n');
        }
    }

    private void table(StringBuilder text, Table table, Topic self) {
        if (!table.type().isEmpty()) {
            text.append(spans(table.type())).append("\n\n");
        }
        details(text, table.details(), self);
        if (!table.rows().isEmpty()) {
            rows(text, table, self);
        }
        if (!table.remark().isEmpty()) {
            text.append(Markdown.escape(table.remark())).append("\n\n");
        }
    }

    private void rows(StringBuilder text, Table table, Topic self) {
        Page.Columns columns = table.columns();
        text.append("| ")
                .append(columns.name())
                .append(columns.typed() ? " | Type | Description |\n" : " | Description |\n");
        text.append(columns.typed() ? "| --- | --- | --- |\n" : "| --- | --- |\n");
        for (Row row : table.rows()) {
            text.append("| ").append(Markdown.code(row.name()));
            if (columns.counted() && row.optional()) {
                text.append(" *optional*");
            }
            if (columns.typed()) {
                text.append(" | ").append(spans(row.type()));
            }
            StringJoiner cell = new StringJoiner("<br>");
            features(row.details().features(), self).forEach(cell::add);
            inline(row.details().documentation().blocks(), self, cell);
            qualifications(row.details()).forEach(cell::add);
            text.append(" | ").append(cell).append(" |\n");
        }
        text.append('\n');
    }

    private void details(StringBuilder text, Details details, Topic self) {
        features(details.features(), self).forEach(line -> text.append(line).append("\n\n"));
        blocks(text, details.documentation().blocks(), "", self);
        qualifications(details).forEach(line -> text.append(line).append("\n\n"));
    }

    private List<String> features(List<Feature> features, Topic self) {
        List<String> lines = new ArrayList<>();
        for (Feature feature : features) {
            StringJoiner said = new StringJoiner(" ");
            said.add("**" + Markdown.escape(feature.name()) + "**");
            feature.conditions().forEach(condition -> said.add("if " + Markdown.code(condition)));
            inline(feature.documentation().blocks(), self, said);
            lines.add(said.toString());
        }
        return lines;
    }

    private static List<String> qualifications(Details details) {
        List<String> lines = new ArrayList<>();
        if (!details.documentation().since().isEmpty()) {
            lines.add("*Since " + Markdown.escape(details.documentation().since()) + "*");
        }
        details.conditions().forEach(condition -> lines.add("*If built with* " + Markdown.code(condition)));
        return lines;
    }

    /** Blocks on a single line, as a cell of a table takes them. */
    private void inline(List<Block> blocks, Topic self, StringJoiner line) {
        for (Block block : blocks) {
            if (block instanceof Documentation.Paragraph paragraph) {
                line.add(spans(topics.spans(paragraph.text(), self)));
            } else if (block instanceof Documentation.Verbatim verbatim) {
                verbatim.text().lines().forEach(part -> line.add(Markdown.code(part)));
            } else if (block instanceof Documentation.Items items) {
                for (List<Block> item : items.items()) {
                    StringJoiner parts = new StringJoiner(" ", "\u2022 ", "");
                    inline(item, self, parts);
                    line.add(parts.toString());
                }
            } else if (block instanceof Documentation.Remark remark) {
                line.add("**" + Markdown.escape(remark.kind()) + "**");
                inline(remark.blocks(), self, line);
            }
        }
    }

    private void blocks(StringBuilder text, List<Block> blocks, String indent, Topic self) {
        for (Block block : blocks) {
            if (block instanceof Documentation.Paragraph paragraph) {
                text.append(indent)
                        .append(spans(topics.spans(paragraph.text(), self)))
                        .append("\n\n");
            } else if (block instanceof Documentation.Verbatim verbatim) {
                fenced(text, "", verbatim.text(), indent);
            } else if (block instanceof Documentation.Items items) {
                for (List<Block> item : items.items()) {
                    StringBuilder inner = new StringBuilder();
                    blocks(inner, item, indent + "   ", self);
                    text.append(indent)
                            .append(items.ordered() ? "1. " : "-  ")
                            .append(inner.toString().stripLeading());
                }
            } else if (block instanceof Documentation.Remark remark) {
                text.append(indent)
                        .append("**")
                        .append(Markdown.escape(remark.kind()))
                        .append("**\n\n");
                blocks(text, remark.blocks(), indent, self);
            }
        }
    }

    private void example(StringBuilder text, Example example, Topic self) {
        if (!example.caption().isBlank()) {
            text.append(spans(topics.spans(example.caption(), self))).append("\n\n");
        }
        for (Example.Message message : example.messages()) {
            text.append(message.sender() == Example.Sender.CLIENT ? "Client:\n\n" : "Server:\n\n");
            fenced(text, "json", message.text(), "");
        }
    }

    private static void fenced(StringBuilder text, String language, String content, String indent) {
        String fence = Markdown.fence(content);
        text.append(indent).append(fence).append(language).append('\n');
        content.lines().forEach(line -> text.append(indent).append(line).append('\n'));
        text.append(indent).append(fence).append("\n\n");
    }

    private static String spans(List<Span> spans) {
        return spans.stream().map(MarkdownWriter::span).collect(Collectors.joining());
    }

    private static String span(Span span) {
        if (span instanceof Page.Reference reference) {
            return link(span.text(), "../" + reference.topic().path() + ".md");
        }
        return span instanceof Page.Anchor anchor
                ? link(span.text(), "../" + anchor.topic().path() + ".md")
                : Markdown.escape(span.text());
    }

    private static String link(Topic topic) {
        return link(topic.name(), "../" + topic.path() + ".md");
    }

    private static String link(String text, String target) {
        return "[" + Markdown.escape(text) + "](" + target + ")";
    }
}
