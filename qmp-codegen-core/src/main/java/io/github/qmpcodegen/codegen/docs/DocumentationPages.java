package io.github.qmpcodegen.codegen.docs;

import io.github.qmpcodegen.codegen.schema.Releases;
import io.github.qmpcodegen.codegen.schema.Schema;
import io.github.qmpcodegen.codegen.source.Release;
import java.util.ArrayList;
import java.util.List;

/**
 * The reference of an interface: one page for each command, event and type, and an index.
 *
 * <p>It works from a folder as well as from a server: no page loads anything from outside the folder.
 */
public final class DocumentationPages {

    private DocumentationPages() {}

    /**
     * Returns the reference as GitHub Flavored Markdown; {@code index.md} is its start page.
     *
     * @param schema the interface
     * @param title the title of the reference
     */
    public static List<DocumentationFile> markdown(Schema schema, String title) {
        Topics topics = new Topics(schema);
        MarkdownWriter writer = new MarkdownWriter(topics);
        List<DocumentationFile> files = new ArrayList<>();
        files.add(new DocumentationFile("index.md", writer.index(title)));
        for (Page page : new PageBuilder(schema, topics).pages()) {
            files.add(new DocumentationFile(page.topic().path() + ".md", writer.page(page)));
        }
        return files;
    }

    /**
     * Returns the reference as HTML with a search; {@code index.html} is its start page.
     *
     * @param schema the interface
     * @param title the title of the reference
     */
    public static List<DocumentationFile> html(Schema schema, String title) {
        Topics topics = new Topics(schema);
        List<Release> releases = Releases.of(schema).map(Releases::all).orElse(List.of());
        HtmlWriter writer = new HtmlWriter(topics, title, releases);
        List<Page> pages = new PageBuilder(schema, topics).pages();
        List<DocumentationFile> files = new ArrayList<>();
        files.add(new DocumentationFile("index.html", writer.index()));
        files.add(new DocumentationFile("style.css", Asset.STYLE.text()));
        files.add(new DocumentationFile("reference.js", Asset.SCRIPT.text()));
        files.add(new DocumentationFile("search-index.js", SearchIndex.write(pages)));
        if (!releases.isEmpty()) {
            files.add(new DocumentationFile("releases.css", Asset.RELEASES_STYLE.text()));
            files.add(new DocumentationFile("releases.js", Asset.RELEASES_SCRIPT.text()));
        }
        for (Page page : pages) {
            files.add(new DocumentationFile(page.topic().path() + ".html", writer.page(page)));
        }
        return files;
    }
}
