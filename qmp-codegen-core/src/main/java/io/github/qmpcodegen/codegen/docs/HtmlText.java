package io.github.qmpcodegen.codegen.docs;

import io.github.qmpcodegen.codegen.docs.Page.Details;
import io.github.qmpcodegen.codegen.docs.Page.Span;
import io.github.qmpcodegen.codegen.schema.Documentation;
import io.github.qmpcodegen.codegen.schema.Documentation.Block;
import io.github.qmpcodegen.codegen.schema.Example;
import io.github.qmpcodegen.codegen.schema.Feature;
import java.util.List;
import java.util.Locale;

/** Writes what sources say in words, and the examples that they show, as HTML. Safe for use by several threads. */
final class HtmlText {

    private final Topics topics;

    HtmlText(Topics topics) {
        this.topics = topics;
    }

    /** All that is said of a part of the interface. */
    void details(Html html, Details details, Topic self) {
        features(html, details.features(), self);
        blocks(html, details.documentation().blocks(), self);
        qualifications(html, details);
    }

    /** What is special about something, such as that it is deprecated. */
    void features(Html html, List<Feature> features, Topic self) {
        for (Feature feature : features) {
            html.open("div", "class", "feature").open("p").element("strong", capital(feature.name()));
            for (String condition : feature.conditions()) {
                html.text(" if ").element("code", condition);
            }
            if (!feature.documentation().since().isEmpty()) {
                html.text(", since " + feature.documentation().since());
            }
            html.close("p");
            blocks(html, feature.documentation().blocks(), self);
            html.close("div").line();
        }
    }

    /** Since when something is there, and in which builds. */
    void qualifications(Html html, Details details) {
        List<String> badges = ReleaseChoice.badges(details.releases());
        badges.forEach(badge -> html.open("p", "class", "since")
                .open("small", "class", "mark")
                .text(badge)
                .close("small")
                .close("p"));
        if (badges.isEmpty() && !details.documentation().since().isEmpty()) {
            html.open("p", "class", "since")
                    .text("Since " + details.documentation().since())
                    .close("p");
        }
        for (String condition : details.conditions()) {
            html.open("p", "class", "since")
                    .text("If built with ")
                    .element("code", condition)
                    .close("p");
        }
    }

    /** Running text, lists and remarks. */
    void blocks(Html html, List<Block> blocks, Topic self) {
        for (Block block : blocks) {
            if (block instanceof Documentation.Paragraph paragraph) {
                spans(html.open("p"), topics.spans(paragraph, self)).close("p");
            } else if (block instanceof Documentation.Verbatim verbatim) {
                html.open("pre").text(verbatim.text()).close("pre");
            } else if (block instanceof Documentation.Items items) {
                String list = items.ordered() ? "ol" : "ul";
                html.open(list);
                for (List<Block> item : items.items()) {
                    blocks(html.open("li"), item, self);
                    html.close("li");
                }
                html.close(list);
            } else if (block instanceof Documentation.Remark remark) {
                html.open("div", "class", "remark")
                        .open("p")
                        .element("strong", remark.kind())
                        .close("p");
                blocks(html, remark.blocks(), self);
                html.close("div");
            }
        }
    }

    /** An exchange of messages. */
    void example(Html html, Example example, Topic self) {
        if (!example.caption().isBlank()) {
            spans(html.open("p"), topics.spans(example.caption(), self))
                    .close("p")
                    .line();
        }
        html.open("div", "class", "example").line();
        for (Example.Message message : example.messages()) {
            boolean client = message.sender() == Example.Sender.CLIENT;
            html.open("div", "class", client ? "client" : "server");
            html.open("span", "class", "sender")
                    .text(client ? "Client" : "Server")
                    .close("span");
            html.open("pre").open("code");
            JsonHighlighter.highlight(ExampleLines.aligned(message.text()), html);
            html.close("code").close("pre").close("div").line();
        }
        html.close("div").line();
    }

    /** A line with links. */
    Html spans(Html html, List<Span> spans) {
        for (Span span : spans) {
            if (span instanceof Page.Reference reference) {
                html.open("a", "href", "../" + reference.topic().path() + ".html");
                html.breakable(span.text()).close("a");
            } else if (span instanceof Page.Anchor anchor) {
                html.open("a", "href", "#" + anchor.id()).breakable(span.text()).close("a");
            } else if (span instanceof Page.Code) {
                html.element("code", span.text());
            } else {
                html.text(span.text());
            }
        }
        return html;
    }

    private static String capital(String word) {
        return word.isEmpty() ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }
}
