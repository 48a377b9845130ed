package io.github.qmpcodegen.codegen.javamodel;

import io.github.qmpcodegen.codegen.schema.Documentation;
import io.github.qmpcodegen.codegen.schema.Example;
import io.github.qmpcodegen.codegen.schema.Feature;
import java.util.ArrayList;
import java.util.List;

/** Puts together what the Javadoc of something says. */
final class DocBuilder {

    private final List<Doc.Block> blocks = new ArrayList<>();
    private final List<Doc.Block> deprecation = new ArrayList<>();
    private boolean deprecated;
    private boolean unstable;

    /** Starts with what the source says; with the fallback if it says nothing. */
    static DocBuilder of(Documentation documentation, Doc.Span... fallback) {
        DocBuilder builder = new DocBuilder();
        builder.add(documentation.blocks());
        if (builder.blocks.isEmpty() || !(builder.blocks.get(0) instanceof Doc.Paragraph)) {
            builder.blocks.add(0, Doc.Paragraph.of(fallback));
        }
        if (!documentation.since().isEmpty()) {
            builder.paragraph(new Doc.Text("Since " + documentation.since() + "."));
        }
        return builder;
    }

    /** Adds a paragraph. */
    DocBuilder paragraph(Doc.Span... spans) {
        blocks.add(Doc.Paragraph.of(spans));
        return this;
    }

    /** Adds the special features. */
    DocBuilder features(List<Feature> features) {
        for (Feature feature : features) {
            switch (feature.name()) {
                case Feature.DEPRECATED -> {
                    deprecated = true;
                    deprecation.addAll(convert(feature.documentation().blocks()));
                }
                case Feature.UNSTABLE -> {
                    unstable = true;
                    if (feature.documentation().isEmpty()) {
                        paragraph(new Doc.Text("It may change or be withdrawn without notice."));
                    } else {
                        add(feature.documentation().blocks());
                    }
                }
                default -> {
                    paragraph(
                            new Doc.Text("It has the feature "),
                            new Doc.Code(feature.name()),
                            new Doc.Text(feature.documentation().isEmpty() ? "." : ":"));
                    add(feature.documentation().blocks());
                }
            }
        }
        return this;
    }

    /** Adds the conditions under which a server has it. */
    DocBuilder conditions(List<String> conditions) {
        for (String condition : conditions) {
            paragraph(
                    new Doc.Text("Only in servers that were built with "), new Doc.Code(condition), new Doc.Text("."));
        }
        return this;
    }

    /** Adds the documented exchanges. */
    DocBuilder examples(List<Example> examples) {
        for (Example example : examples) {
            String caption = example.caption().strip();
            paragraph(new Doc.Text(caption.isEmpty() ? "Example:" : "Example: " + caption));
            StringBuilder text = new StringBuilder();
            for (Example.Message message : example.messages()) {
                text.append(text.isEmpty() ? "" : "\n")
                        .append(message.sender() == Example.Sender.CLIENT ? "-> " : "<- ")
                        .append(message.text().strip());
            }
            blocks.add(new Doc.Preformatted(text.toString()));
        }
        return this;
    }

    /** Adds where it comes from. */
    DocBuilder provenance(Provenance provenance) {
        if (provenance.line() > 0) {
            paragraph(
                    new Doc.Text("Source: "),
                    new Doc.Code(provenance.file()),
                    new Doc.Text(", line " + provenance.line() + "."));
        } else {
            paragraph(new Doc.Text("Source: "), new Doc.Code(provenance.file()), new Doc.Text("."));
        }
        return this;
    }

    Doc build() {
        return new Doc(blocks, deprecated, deprecation, unstable);
    }

    private void add(List<Documentation.Block> source) {
        blocks.addAll(convert(source));
    }

    private static List<Doc.Block> convert(List<Documentation.Block> source) {
        List<Doc.Block> converted = new ArrayList<>();
        for (Documentation.Block block : source) {
            if (block instanceof Documentation.Paragraph paragraph) {
                converted.add(Doc.Paragraph.of(new Doc.Text(paragraph.text())));
            } else if (block instanceof Documentation.Verbatim verbatim) {
                converted.add(new Doc.Preformatted(verbatim.text()));
            } else if (block instanceof Documentation.Items items) {
                converted.add(new Doc.Items(
                        items.ordered(),
                        items.items().stream().map(DocBuilder::convert).toList()));
            } else if (block instanceof Documentation.Remark remark) {
                converted.addAll(remark(remark));
            }
        }
        return converted;
    }

    private static List<Doc.Block> remark(Documentation.Remark remark) {
        List<Doc.Block> converted = new ArrayList<>(convert(remark.blocks()));
        Doc.Span heading = new Doc.Strong(remark.kind() + ":");
        if (!converted.isEmpty() && converted.get(0) instanceof Doc.Paragraph first) {
            List<Doc.Span> spans = new ArrayList<>(List.of(heading, new Doc.Text(" ")));
            spans.addAll(first.spans());
            converted.set(0, new Doc.Paragraph(spans));
        } else {
            converted.add(0, Doc.Paragraph.of(heading));
        }
        return converted;
    }
}
