package io.github.qmpcodegen.codegen.javamodel;

import io.github.qmpcodegen.codegen.schema.Availability;
import io.github.qmpcodegen.codegen.schema.Described;
import io.github.qmpcodegen.codegen.schema.Documentation;
import io.github.qmpcodegen.codegen.schema.Example;
import io.github.qmpcodegen.codegen.schema.Feature;
import io.github.qmpcodegen.codegen.schema.JsonType;
import io.github.qmpcodegen.codegen.schema.Member;
import java.util.ArrayList;
import java.util.List;

/** Puts together what the Javadoc of something says. */
final class DocBuilder {

    private final List<Doc.Block> blocks = new ArrayList<>();
    private final List<Doc.Block> deprecation = new ArrayList<>();
    private final List<Doc.Interval> intervals = new ArrayList<>();
    private String since = "";
    /** Whose releases these are, before a version. */
    private String product = "";

    private boolean deprecated;
    private boolean unstable;
    /** Whether the summary says already which releases have it. */
    private boolean dated;
    /** Whether the first block is a paragraph that says what it is about. */
    private boolean described;

    /** Starts with what the schema says of a thing: in words, as {@link #of(Documentation, Doc.Span...)}, and besides. */
    static DocBuilder of(Described thing, Doc.Span... fallback) {
        DocBuilder builder =
                of(thing.documentation(), fallback).features(thing.features()).conditions(thing.conditions());
        return builder.intervals(Intervals.of(thing), thing.releases().isStated());
    }

    /** Starts with what the schema says of a part of something, whose releases are those of the whole if nothing says else. */
    static DocBuilder ofPart(Described part, Described whole) {
        return of(part).intervals(Intervals.ofPart(part, whole), part.releases().isStated());
    }

    /** Starts with what the source says; with the fallback, if there is one, if it says nothing. */
    static DocBuilder of(Documentation documentation, Doc.Span... fallback) {
        DocBuilder builder = new DocBuilder();
        List<Documentation.Block> source = documentation.blocks();
        builder.described = !source.isEmpty() && source.get(0) instanceof Documentation.Paragraph;
        if (fallback.length > 0 && !builder.described) {
            builder.paragraph(fallback);
            builder.described = true;
        }
        builder.add(source);
        builder.since = documentation.since();
        return builder;
    }

    /**
     * Adds the releases that have it.
     *
     * @param all the releases
     * @param stated whether they are known
     */
    DocBuilder intervals(List<Doc.Interval> all, boolean stated) {
        intervals.clear();
        intervals.addAll(all);
        if (stated) {
            product = "QEMU ";
            since = all.isEmpty() ? "" : all.get(0).since();
        }
        return this;
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
                    if (feature.documentation().blocks().isEmpty()) {
                        paragraph(new Doc.Text("It may change or be withdrawn without notice."));
                    } else {
                        add(feature.documentation().blocks());
                    }
                }
                default ->
                    blocks.addAll(headed(
                            List.of(
                                    new Doc.Strong("Feature"),
                                    new Doc.Text(" "),
                                    new Doc.Code(feature.name()),
                                    new Doc.Text(dated(feature)
                                            + (feature.documentation().blocks().isEmpty() ? "." : ":"))),
                            convert(feature.documentation().blocks())));
            }
        }
        return this;
    }

    private String dated(Feature feature) {
        String introduced = feature.documentation().since();
        return introduced.isEmpty() ? "" : ", since " + product + introduced;
    }

    /** Adds the conditions under which a server has it. */
    DocBuilder conditions(List<String> conditions) {
        if (conditions.isEmpty()) {
            return this;
        }
        List<Doc.Span> spans = new ArrayList<>();
        for (String condition : conditions) {
            spans.add(new Doc.Text(spans.isEmpty() ? "Only in servers built with " : " and "));
            spans.add(new Doc.Code(condition));
        }
        spans.add(new Doc.Text("."));
        blocks.add(new Doc.Paragraph(spans));
        return this;
    }

    /** Adds what the values of a member are in some releases instead. */
    DocBuilder otherKinds(Member member) {
        member.otherKinds()
                .forEach((kind, releases) -> releases.intervals().forEach(interval -> {
                    addToSummary(List.of(new Doc.Text(anyOf(kind) + within(interval) + ".")));
                    described = true;
                }));
        return this;
    }

    private static String anyOf(JsonType kind) {
        return switch (kind) {
            case BOOLEAN -> "True or false";
            case NULL -> "Null";
            default -> "Any " + kind.noun();
        };
    }

    private static String within(Availability.Interval interval) {
        if (interval.since().isEmpty()) {
            return " up to QEMU " + interval.until();
        } else if (interval.until().isEmpty()) {
            return " from QEMU " + interval.since() + " on";
        }
        return " in QEMU " + interval.since()
                + (interval.since().equals(interval.until()) ? "" : " to " + interval.until());
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

    /** Adds where it comes from, with the release. */
    DocBuilder provenance(Provenance provenance) {
        return provenance(List.of(new Doc.Text("From ")), provenance);
    }

    /** Adds what it is, how it is called on the wire and where it comes from, with the release. */
    DocBuilder provenance(String kind, String wireName, Provenance provenance) {
        if (!described) {
            blocks.add(0, Doc.Paragraph.of(new Doc.Text(kind), new Doc.Code(wireName), new Doc.Text(".")));
            described = true;
            return provenance(provenance);
        }
        return provenance(List.of(new Doc.Text(kind), new Doc.Code(wireName), new Doc.Text(", from ")), provenance);
    }

    private DocBuilder provenance(List<Doc.Span> head, Provenance provenance) {
        List<Doc.Span> spans = new ArrayList<>(head);
        spans.add(new Doc.Code(provenance.file()));
        spans.add(new Doc.Text((since.isEmpty() ? "." : ", since " + product + since + ".") + withdrawal()));
        since = "";
        addToSummary(spans);
        dated = true;
        return this;
    }

    Doc build() {
        String releases = (since.isEmpty() ? "" : "Since " + product + since + ".") + (dated ? "" : withdrawal());
        if (!releases.isEmpty()) {
            addToSummary(List.of(new Doc.Text(releases.strip())));
        }
        return new Doc(blocks, deprecated, deprecation, unstable, intervals);
    }

    /** When it was withdrawn, and whether it came back. */
    private String withdrawal() {
        StringBuilder sentence = new StringBuilder();
        for (int i = 0; i < intervals.size(); i++) {
            Doc.Interval interval = intervals.get(i);
            boolean again = i > 0;
            if (again) {
                sentence.append(", there again from ").append(interval.since());
            }
            if (interval.until().isEmpty()) {
                sentence.append(again ? " on" : "");
            } else {
                sentence.append(again ? " to " : " Gone after ").append(interval.until());
            }
        }
        return sentence.isEmpty() ? "" : sentence.append('.').toString();
    }

    /** Adds a sentence to the first paragraph; behind everything else where that announces what follows. */
    private void addToSummary(List<Doc.Span> sentence) {
        if (!described) {
            blocks.add(0, new Doc.Paragraph(sentence));
        } else if (blocks.size() > 1 && announces((Doc.Paragraph) blocks.get(0))) {
            blocks.add(new Doc.Paragraph(sentence));
        } else {
            blocks.set(0, joined((Doc.Paragraph) blocks.get(0), sentence));
        }
    }

    private static boolean announces(Doc.Paragraph paragraph) {
        List<Doc.Span> spans = paragraph.spans();
        return !spans.isEmpty()
                && spans.get(spans.size() - 1) instanceof Doc.Text words
                && words.text().strip().endsWith(":");
    }

    /** A paragraph that goes on with another sentence, after its own has been ended with a full stop. */
    private static Doc.Paragraph joined(Doc.Paragraph first, List<Doc.Span> sentence) {
        List<Doc.Span> spans = new ArrayList<>(first.spans());
        int last = spans.size() - 1;
        if (last >= 0 && spans.get(last) instanceof Doc.Text end) {
            String text = end.text().stripTrailing();
            // Nothing follows that a colon could announce.
            String words = text.endsWith(":") ? text.substring(0, text.length() - 1) : text;
            spans.set(last, new Doc.Text(words + (words.endsWith(".") ? " " : ". ")));
        } else if (last >= 0) {
            spans.add(new Doc.Text(". "));
        }
        spans.addAll(sentence);
        return new Doc.Paragraph(spans);
    }

    private void add(List<Documentation.Block> source) {
        blocks.addAll(convert(source));
    }

    private static List<Doc.Block> convert(List<Documentation.Block> source) {
        List<Doc.Block> converted = new ArrayList<>();
        for (Documentation.Block block : source) {
            if (block instanceof Documentation.Paragraph paragraph) {
                converted.add(new Doc.Paragraph(spans(paragraph)));
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

    private static List<Doc.Span> spans(Documentation.Paragraph paragraph) {
        List<Doc.Span> spans = new ArrayList<>();
        int end = 0;
        for (Documentation.Range literal : paragraph.literals()) {
            if (literal.start() > end) {
                spans.add(new Doc.Text(paragraph.text().substring(end, literal.start())));
            }
            spans.add(new Doc.Code(paragraph.text().substring(literal.start(), literal.end())));
            end = literal.end();
        }
        if (end < paragraph.text().length()) {
            spans.add(new Doc.Text(paragraph.text().substring(end)));
        }
        return spans;
    }

    private static List<Doc.Block> remark(Documentation.Remark remark) {
        return headed(List.of(new Doc.Strong(remark.kind() + ":")), convert(remark.blocks()));
    }

    /** Blocks behind a heading, on its line if they begin with words. */
    private static List<Doc.Block> headed(List<Doc.Span> heading, List<Doc.Block> blocks) {
        List<Doc.Block> all = new ArrayList<>(blocks);
        List<Doc.Span> spans = new ArrayList<>(heading);
        if (!all.isEmpty() && all.get(0) instanceof Doc.Paragraph first) {
            spans.add(new Doc.Text(" "));
            spans.addAll(first.spans());
            all.set(0, new Doc.Paragraph(spans));
        } else {
            all.add(0, new Doc.Paragraph(spans));
        }
        return all;
    }
}
