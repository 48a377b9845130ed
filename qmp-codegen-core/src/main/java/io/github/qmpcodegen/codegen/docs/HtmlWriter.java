package io.github.qmpcodegen.codegen.docs;

import io.github.qmpcodegen.codegen.docs.Page.Row;
import io.github.qmpcodegen.codegen.docs.Page.Section;
import io.github.qmpcodegen.codegen.docs.Page.Table;
import io.github.qmpcodegen.codegen.source.Release;
import java.util.List;

/** Writes pages as HTML. Safe for use by several threads. */
final class HtmlWriter {

    private final Topics topics;
    private final String title;
    private final HtmlFrame frame;
    private final HtmlText text;

    HtmlWriter(Topics topics, String title, List<Release> releases) {
        this.topics = topics;
        this.title = title;
        this.frame = new HtmlFrame(title, releases);
        this.text = new HtmlText(topics);
    }

    /** The page that lists all others. */
    String index() {
        Html html = new Html();
        frame.start(html, title, "");
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
        frame.end(html);
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
            String[] releases = ReleaseChoice.attribute(topic.releases());
            html.open("dt", releases).open("a", "href", topic.path() + ".html");
            marks(html.breakable(topic.name()).close("a"), topic).close("dt");
            html.open("dd", releases).text(topic.summary()).close("dd").line();
        }
        html.close("dl").close("section").line();
    }

    private static Html marks(Html html, Topic topic) {
        topic.marks()
                .forEach(mark ->
                        html.text(" ").open("small", "class", "mark").text(mark).close("small"));
        return html;
    }

    /** The page of a topic. */
    String page(Page page) {
        Html html = new Html();
        Topic topic = page.topic();
        frame.start(html, topic.name() + " (" + topic.kind().word() + ") \u2013 " + title, "../");
        html.open("nav", "class", "kind", "aria-label", "Breadcrumb")
                .open("a", "href", "../index.html#" + topic.kind().folder());
        html.text(topic.kind().heading()).close("a").close("nav").line();
        html.open("h1", ReleaseChoice.attribute(topic.releases()))
                .breakable(topic.name())
                .text(" ")
                .element("small", topic.kind().word())
                .close("h1")
                .line();
        text.qualifications(html, page.details());
        text.features(html, page.details().features(), topic);
        text.blocks(html, page.details().documentation().blocks(), topic);
        page.facts().forEach(fact -> html.element("p", fact).line());
        for (Section section : page.sections()) {
            section(html, section, topic);
        }
        html.open("p", "class", "source")
                .text("Described in " + page.source() + ".")
                .close("p")
                .line();
        neighbours(html, topic);
        frame.end(html);
        return html.toString();
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
            examples.examples().forEach(example -> text.example(html, example, self));
        } else if (section instanceof Page.Words words) {
            html.open("h2", "id", words.id()).text(words.title()).close("h2").line();
            text.blocks(html, words.blocks(), self);
            html.line();
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
            text.spans(html.open("p", "class", "type"), table.type()).close("p").line();
        }
        text.details(html, table.details(), self);
        if (!table.columns().typed() && table.rows().stream().allMatch(Row::isBare)) {
            values(html, table.rows());
        } else if (!table.rows().isEmpty()) {
            rows(html, table, self);
        }
        if (!table.remark().isEmpty()) {
            html.element("p", table.remark()).line();
        }
    }

    /** Values of which nothing is said need no table. */
    private static void values(Html html, List<Row> values) {
        html.open("ul", "class", "values").line();
        for (Row value : values) {
            html.open("li", "id", value.id()).open("code");
            html.breakable(value.name()).close("code").close("li").line();
        }
        html.close("ul").line();
    }

    private void rows(Html html, Table table, Topic self) {
        Page.Columns columns = table.columns();
        html.open("table").open("thead").open("tr");
        html.open("th", "scope", "col").text(columns.name()).close("th");
        if (columns.typed()) {
            html.open("th", "scope", "col").text(columns.type()).close("th");
        }
        html.open("th", "scope", "col").text("Description").close("th");
        html.close("tr").close("thead").open("tbody").line();
        for (Row row : table.rows()) {
            html.open("tr", ReleaseChoice.attribute(row.details().releases()), "id", row.id())
                    .open("th", "scope", "row")
                    .open("code");
            html.breakable(row.name()).close("code");
            if (columns.counted() && row.optional()) {
                html.text(" ").open("small").text("optional").close("small");
            }
            html.close("th");
            if (columns.typed()) {
                text.spans(html.open("td", "class", "type"), row.type()).close("td");
            }
            text.details(html.open("td"), row.details(), self);
            html.close("td").close("tr").line();
        }
        html.close("tbody").close("table").line();
    }
}
