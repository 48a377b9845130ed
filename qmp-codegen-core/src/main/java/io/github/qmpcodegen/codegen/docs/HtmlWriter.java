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
import java.util.List;
import java.util.Locale;

/** Writes pages as HTML. Safe for use by several threads. */
final class HtmlWriter {

    private final Topics topics;
    private final String title;

    HtmlWriter(Topics topics, String title) {
        this.topics = topics;
        this.title = title;
    }

    /** The page that lists all others. */
    String index() {
        Html html = new Html();
        startPage(html, title, "");
        html.element("h1", title);
        html.open("nav", "class", "contents", "aria-label", "Contents").open("ul");
        for (Topic.Kind kind : Topic.Kind.values()) {
            if (!topics.all(kind).isEmpty()) {
                html.open("li")
                        .open("a", "href", "#" + kind.folder())
                        .text(kind.heading())
                        .close("a")
                        .text(" (" + topics.all(kind).size() + ")")
                        .close("li");
            }
        }
        html.close("ul").close("nav").line();
        for (Topic.Kind kind : Topic.Kind.values()) {
            list(html, kind);
        }
        endPage(html);
        return html.toString();
    }

    private void list(Html html, Topic.Kind kind) {
        if (topics.all(kind).isEmpty()) {
            return;
        }
        html.open("section", "aria-labelledby", kind.folder()).line();
        html.open("h2", "id", kind.folder())
                .text(kind.heading())
                .close("h2")
                .open("dl", "class", "topics")
                .line();
        for (Topic topic : topics.all(kind)) {
            html.open("dt").open("a", "href", topic.path() + ".html");
            html.breakable(topic.name()).close("a").close("dt");
            html.element("dd", topic.summary()).line();
        }
        html.close("dl").close("section").line();
    }

    /** The page of a topic. */
    String page(Page page) {
        Html html = new Html();
        Topic topic = page.topic();
        startPage(html, topic.name() + " (" + topic.kind().word() + ") \u2013 " + title, "../");
        html.open("p", "class", "kind")
                .open("a", "href", "../index.html#" + topic.kind().folder());
        html.text(topic.kind().heading()).close("a").close("p");
        html.open("h1")
                .breakable(topic.name())
                .text(" ")
                .element("small", topic.kind().word())
                .close("h1")
                .line();
        features(html, page.details().features(), topic);
        blocks(html, page.details().documentation().blocks(), topic);
        qualifications(html, page.details());
        page.facts().forEach(fact -> html.element("p", fact).line());
        for (Section section : page.sections()) {
            section(html, section, topic);
        }
        html.open("p", "class", "source")
                .text("Described in " + page.source() + ".")
                .close("p")
                .line();
        neighbours(html, topic);
        endPage(html);
        return html.toString();
    }

    private void startPage(Html html, String pageTitle, String root) {
        html.raw("<!DOCTYPE html>\n").open("html", "lang", "en").line();
        html.open("head").line().raw("<meta charset=\"utf-8\">\n");
        html.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        html.element("title", pageTitle).line();
        html.raw("<link rel=\"stylesheet\" href=\"" + root + "style.css\">\n");
        html.raw("<script defer src=\"" + root + "search-index.js\"></script>\n");
        html.raw("<script defer src=\"" + root + "search.js\"></script>\n");
        html.close("head").line().open("body").line();
        html.raw("<a class=\"skip\" href=\"#main\">Skip to the content</a>\n")
                .open("header")
                .line();
        html.open("a", "class", "home", "href", root + "index.html")
                .text(title)
                .close("a")
                .line();
        html.raw("<form role=\"search\" data-root=\"" + root + "\" hidden>\n"
                + "<label for=\"search\">Search</label>\n"
                + "<input id=\"search\" type=\"search\" role=\"combobox\" aria-expanded=\"false\""
                + " aria-controls=\"results\" aria-autocomplete=\"list\" autocomplete=\"off\" spellcheck=\"false\""
                + " placeholder=\"Command, event, type or member\">\n"
                + "<ul id=\"results\" role=\"listbox\" aria-label=\"Results\" hidden></ul>\n"
                + "<p id=\"search-status\" class=\"unseen\" role=\"status\"></p>\n</form>\n");
        html.close("header").line().open("main", "id", "main", "tabindex", "-1").line();
    }

    private static void endPage(Html html) {
        html.close("main").line().close("body").line().close("html").line();
    }

    private void neighbours(Html html, Topic topic) {
        List<Topic> all = topics.all(topic.kind());
        int index = all.indexOf(topic);
        html.open("nav", "class", "neighbours", "aria-label", "Neighbours").line();
        if (index > 0) {
            link(html.open("span").text("\u2190 "), all.get(index - 1))
                    .close("span")
                    .line();
        }
        if (index + 1 < all.size()) {
            link(html.open("span"), all.get(index + 1))
                    .text(" \u2192")
                    .close("span")
                    .line();
        }
        html.close("nav").line();
    }

    private static Html link(Html html, Topic topic) {
        return html.open("a", "href", "../" + topic.path() + ".html")
                .breakable(topic.name())
                .close("a");
    }

    private void section(Html html, Section section, Topic self) {
        if (section instanceof Table table) {
            table(html, table, self);
        } else if (section instanceof Page.Examples examples) {
            html.open("h2", "id", "examples").text(examples.title()).close("h2").line();
            examples.examples().forEach(example -> example(html, example, self));
        } else if (section instanceof Page.Links links) {
            html.open("h2", "id", "used-by").text(links.title()).close("h2");
            html.open("ul", "class", "links").line();
            for (Topic topic : links.topics()) {
                link(html.open("li"), topic)
                        .text(" ")
                        .element("small", topic.kind().word())
                        .close("li")
                        .line();
            }
            html.close("ul").line();
        }
    }

    private void table(Html html, Table table, Topic self) {
        String heading = table.nested() ? "h3" : "h2";
        html.open(heading, "id", table.id())
                .breakable(table.title())
                .close(heading)
                .line();
        if (!table.type().isEmpty()) {
            spans(html.open("p", "class", "type"), table.type()).close("p").line();
        }
        details(html, table.details(), self);
        if (!table.rows().isEmpty()) {
            rows(html, table, self);
        }
        if (!table.remark().isEmpty()) {
            html.element("p", table.remark()).line();
        }
    }

    private void rows(Html html, Table table, Topic self) {
        Page.Columns columns = table.columns();
        html.open("table").open("thead").open("tr");
        html.open("th", "scope", "col").text(columns.name()).close("th");
        if (columns.typed()) {
            html.open("th", "scope", "col").text("Type").close("th");
        }
        html.open("th", "scope", "col").text("Description").close("th");
        html.close("tr").close("thead").open("tbody").line();
        for (Row row : table.rows()) {
            html.open("tr", "id", row.id()).open("th", "scope", "row").open("code");
            html.breakable(row.name()).close("code");
            if (columns.counted() && row.optional()) {
                html.text(" ").open("small").text("optional").close("small");
            }
            html.close("th");
            if (columns.typed()) {
                spans(html.open("td", "class", "type"), row.type()).close("td");
            }
            details(html.open("td"), row.details(), self);
            html.close("td").close("tr").line();
        }
        html.close("tbody").close("table").line();
    }

    private void details(Html html, Details details, Topic self) {
        features(html, details.features(), self);
        blocks(html, details.documentation().blocks(), self);
        qualifications(html, details);
    }

    private void features(Html html, List<Feature> features, Topic self) {
        for (Feature feature : features) {
            html.open("div", "class", "feature").open("p").element("strong", capital(feature.name()));
            for (String condition : feature.conditions()) {
                html.text(" if ").element("code", condition);
            }
            html.close("p");
            blocks(html, feature.documentation().blocks(), self);
            html.close("div").line();
        }
    }

    private static void qualifications(Html html, Details details) {
        if (!details.documentation().since().isEmpty()) {
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

    private void blocks(Html html, List<Block> blocks, Topic self) {
        for (Block block : blocks) {
            if (block instanceof Documentation.Paragraph paragraph) {
                spans(html.open("p"), topics.spans(paragraph.text(), self)).close("p");
            } else if (block instanceof Documentation.Verbatim verbatim) {
                html.open("pre", "tabindex", "0").text(verbatim.text()).close("pre");
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

    private void example(Html html, Example example, Topic self) {
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
            html.open("pre", "tabindex", "0").open("code");
            JsonHighlighter.highlight(message.text(), html);
            html.close("code").close("pre").close("div").line();
        }
        html.close("div").line();
    }

    private static Html spans(Html html, List<Span> spans) {
        for (Span span : spans) {
            if (span instanceof Page.Reference reference) {
                html.open("a", "href", "../" + reference.topic().path() + ".html");
                html.breakable(span.text()).close("a");
            } else if (span instanceof Page.Anchor anchor) {
                html.open("a", "href", "#" + anchor.id()).breakable(span.text()).close("a");
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
