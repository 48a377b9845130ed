package io.github.qmpcodegen.codegen.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.qmpcodegen.codegen.LoadedSchema;
import io.github.qmpcodegen.codegen.MemorySources;
import io.github.qmpcodegen.codegen.schema.BuiltinType;
import io.github.qmpcodegen.codegen.schema.Command;
import io.github.qmpcodegen.codegen.schema.Documentation;
import io.github.qmpcodegen.codegen.schema.EnumType;
import io.github.qmpcodegen.codegen.schema.Event;
import io.github.qmpcodegen.codegen.schema.Example;
import io.github.qmpcodegen.codegen.schema.Feature;
import io.github.qmpcodegen.codegen.schema.Member;
import io.github.qmpcodegen.codegen.schema.NamedType;
import io.github.qmpcodegen.codegen.schema.ObjectType;
import io.github.qmpcodegen.codegen.schema.Origin;
import io.github.qmpcodegen.codegen.schema.Schema;
import io.github.qmpcodegen.codegen.schema.Traits;
import io.github.qmpcodegen.codegen.schema.TypeName;
import io.github.qmpcodegen.codegen.schema.TypeReference;
import io.github.qmpcodegen.codegen.source.SourceLocation;
import io.github.qmpcodegen.codegen.source.Sources;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DocumentationPagesTest {

    private static final SourceLocation HERE = new SourceLocation("/home/somebody/tree/qmp.json", 7, 1);
    private static final String HOSTILE = "</script><img src=x onerror=alert(1)>&\"'`|*_[a](b)\u0001\u2028";

    @Test
    void aCommandHasAPageWithItsArgumentsReplyAndExample() {
        String page = text(DocumentationPages.html(sample(), "Sample"), "commands/query-disk.html");

        assertTrue(page.contains("<h1>query-<wbr>disk"), page);
        assertTrue(page.contains("Tells of a disk."), page);
        assertTrue(page.contains("<code>name</code>"), page);
        assertTrue(page.contains("<small>optional</small>"), page);
        assertTrue(page.contains("href=\"../types/DiskInfo.html\""), page);
        assertTrue(page.contains("<span class=\"name\">&quot;execute&quot;</span>"), page);
        assertTrue(page.contains("<span class=\"number\">42</span>"), page);
        assertTrue(page.contains("Described in qmp.json, line 7."), page);
        assertFalse(page.contains("/home/somebody"), page);
    }

    @Test
    void aTypeHasAPageThatSaysWhereItIsUsed() {
        String page = text(DocumentationPages.html(sample(), "Sample"), "types/DiskInfo.html");

        assertTrue(page.contains("Used by"), page);
        assertTrue(page.contains("href=\"../commands/query-disk.html\""), page);
    }

    @Test
    void whatACommandReturnsAndItsErrorsStandInTheirSections() {
        String page = qapi("""
                ##
                # @go:
                #
                # Go.
                #
                # Returns: nothing, but fast
                #
                # Errors:
                #     - If it is gone, DeviceNotFound
                #
                # Since: 1.5
                ##
                { 'command': 'go', 'features': [ 'unstable' ] }
                """, "commands/go.html");

        assertTrue(page.contains("</h1>\n<p class=\"since\">Since 1.5</p>"), page);
        assertTrue(page.indexOf("<h2 id=\"returns\">") < page.indexOf("nothing, but fast"), page);
        assertTrue(page.indexOf("nothing, but fast") < page.indexOf("<h2 id=\"errors\">Errors</h2>"), page);
        assertTrue(page.indexOf("<h2 id=\"errors\">") < page.indexOf("If it is gone"), page);
    }

    @Test
    void branchesOfAUnionHaveATableOfTheirOwn() {
        String page = qapi("""
                { 'enum': 'Kind', 'data': [ 'file', 'none' ] }
                { 'union': 'Disk', 'base': { 'kind': 'Kind' }, 'discriminator': 'kind', 'data': { 'file': 'FileDisk' } }
                ##
                # @FileDisk:
                #
                # Of a file.
                #
                # @name: its name
                ##
                { 'struct': 'FileDisk', 'data': { 'name': 'str' } }
                { 'command': 'add', 'data': 'Disk', 'boxed': true }
                """, "commands/add.html");

        assertTrue(page.contains("<h3 id=\"arguments-by-kind\">Depending on kind</h3>"), page);
        assertTrue(page.contains("<th scope=\"col\">Adds the members of</th>"), page);
        assertTrue(page.contains("<a href=\"../types/FileDisk.html\">FileDisk</a></td><td><p>Of a file.</p>"), page);
    }

    @Test
    void valuesOfWhichNothingIsSaidNeedNoTable() {
        String text = """
                { 'enum': 'Kind', 'data': [ 'file', 'none' ] }
                { 'command': 'c', 'data': { 'k': 'Kind' } }
                """;

        String page = qapi(text, "types/Kind.html");

        assertTrue(page.contains("<ul class=\"values\">"), page);
        assertTrue(page.contains("<li id=\"values-none\"><code>none</code></li>"), page);
        assertFalse(page.contains("<table>"), page);
    }

    @Test
    void whatIsUnstableOrDeprecatedIsMarkedInListsAndInTheSearch() {
        String text = "{ 'command': 'go', 'features': [ 'deprecated' ] }\n";

        assertTrue(qapi(text, "index.html").contains("go</a> <small class=\"mark\">deprecated</small>"));
        assertTrue(qapi(text, "search-index.js").contains("\"deprecated\"]"));
    }

    @Test
    void aTypeWithoutANameIsDescribedWhereItIsUsed() {
        String text = """
                { 'enum': 'Kind', 'data': [ 'file', 'none' ] }
                { 'command': 'c', 'data': { 'k': 'Kind', 'l': [ 'int' ] } }
                """;

        assertTrue(qapi(text, "index.html").contains("Types</a> (1)"));
        assertTrue(qapi(text, "types/Kind.html").contains("<a href=\"../commands/c.html\">c</a>"));
        assertTrue(qapi(text, "commands/c.html").contains("array of integer"));
    }

    private static String qapi(String text, String path) {
        return text(
                DocumentationPages.html(MemorySources.of("a.json", text).load().schema(), "Sample"), path);
    }

    @Test
    void whatIsWrittenJustSoIsCodeUnlessItHasAPage() {
        String text = """
                ##
                # @go:
                #
                # Go to @place, see @stop and ``a < b``.
                #
                # @place: where to
                ##
                { 'command': 'go', 'data': { 'place': 'Place-Of' } }
                ##
                # @Place-Of:
                #
                # For @go, or as @Place-Of says.
                ##
                { 'enum': 'Place-Of', 'data': [ 'a' ] }
                """;

        assertTrue(qapi(text, "commands/go.html")
                .contains("<p>Go to <code>place</code>, see <code>stop</code> and <code>a &lt; b</code>.</p>"));
        assertTrue(qapi(text, "types/Place-Of.html").contains("or as <code>Place-Of</code> says."));
    }

    @Test
    void theLinesOfAMessageStandAsTheyStoodBehindTheArrow() {
        assertEquals("{ \"a\":\n  1,\n\n  \"b\": 2 }", ExampleLines.aligned("{ \"a\":\n     1,\n\n     \"b\": 2 }"));
        assertEquals("{\n\"a\": 1 }", ExampleLines.aligned("{\n\"a\": 1 }"));
        assertEquals("{}", ExampleLines.aligned("{}"));
    }

    @Test
    void wordsThatNameACommandPointToIt() {
        String page = text(DocumentationPages.html(sample(), "Sample"), "events/DISK_GONE.html");

        assertTrue(page.contains("See <a href=\"../commands/query-disk.html\">query-<wbr>disk</a>."), page);
    }

    @Test
    void whatIsDeprecatedSaysSo() {
        String page = text(DocumentationPages.html(sample(), "Sample"), "types/DiskInfo.html");

        assertTrue(page.contains("<strong>Deprecated</strong>"), page);
        assertTrue(page.contains("Use bytes instead."), page);
    }

    @Test
    void theIndexOfTheSearchHasNamesAndMembers() {
        String index = text(DocumentationPages.html(sample(), "Sample"), "search-index.js");

        assertTrue(
                index.contains("[\"command\",\"query-disk\",\"commands/query-disk.html\",\"Tells of a disk.\","),
                index);
        assertTrue(index.contains("size"), index);
    }

    @Test
    void hostileTextBreaksNothing() {
        List<DocumentationFile> html = DocumentationPages.html(hostile(), HOSTILE);

        assertEquals(List.of(), HtmlCheck.problemsOf(html));
        for (DocumentationFile file : html) {
            assertFalse(file.text().contains("<img"), file.path());
            assertTrue(file.path().matches("[A-Za-z0-9._/-]+"), file.path());
        }
        assertFalse(text(html, "search-index.js").contains("</script"));
    }

    @Test
    void hostileTextIsNoMarkdown() {
        for (DocumentationFile file : DocumentationPages.markdown(hostile(), HOSTILE)) {
            String unescaped = file.text().replaceAll("\\\\\\p{Punct}", "");
            String outsideOfCode = unescaped.replaceAll("(?s)(`+).*?\\1", "");
            assertFalse(outsideOfCode.contains("<img"), outsideOfCode);
            assertFalse(outsideOfCode.contains("[a]"), outsideOfCode);
        }
    }

    @Test
    void namesThatDifferOnlyInCaseHaveDifferentFiles() {
        Schema schema =
                new Schema(List.of(), List.of(event("STOP"), event("Stop"), event("nul"), event("..")), Map.of());

        assertEquals(
                Set.of("events/_...html", "events/STOP.html", "events/Stop-2.html", "events/_nul.html"),
                DocumentationPages.html(schema, "x").stream()
                        .map(DocumentationFile::path)
                        .filter(path -> path.startsWith("events/"))
                        .collect(Collectors.toSet()));
    }

    @Test
    void aTypeThatContainsItselfIsNoTrap() {
        TypeName name = new TypeName("query-tree.return", false, List.of("query-tree", "return"));
        ObjectType tree = object(name, List.of(member("parent", new TypeReference.Named(name.text()), true)));
        Schema schema = new Schema(
                List.of(command("query-tree", null, new TypeReference.Named(name.text()), List.of())),
                List.of(),
                Map.of(name.text(), tree));

        String page = text(DocumentationPages.html(schema, "x"), "commands/query-tree.html");

        assertTrue(page.contains("<a href=\"#returns\">object</a>"), page);
    }

    @Test
    void theSameSchemaGivesTheSameFiles() {
        assertEquals(DocumentationPages.html(sample(), "a"), DocumentationPages.html(sample(), "a"));
        assertEquals(DocumentationPages.markdown(sample(), "a"), DocumentationPages.markdown(sample(), "a"));
    }

    private static String text(List<DocumentationFile> files, String path) {
        return files.stream()
                .filter(file -> file.path().equals(path))
                .findFirst()
                .orElseThrow()
                .text();
    }

    private static Schema sample() {
        Map<String, NamedType> types = new LinkedHashMap<>();
        TypeName arguments = new TypeName("query-disk.arguments", false, List.of("query-disk", "arguments"));
        types.put(
                arguments.text(), object(arguments, List.of(member("name", TypeReference.of(BuiltinType.STR), true))));
        Feature deprecated = new Feature(Feature.DEPRECATED, told("Use bytes instead."));
        Member size = new Member(
                "size",
                TypeReference.of(BuiltinType.INT),
                Origin.QAPI,
                false,
                Origin.QAPI,
                told("How big it is").withFeatures(List.of(deprecated)));
        types.put("DiskInfo", object(TypeName.declared("DiskInfo"), List.of(size)));
        Example example = new Example(
                "",
                List.of(new Example.Message(
                        Example.Sender.CLIENT, "{ \"execute\": \"query-disk\", \"id\": 42 }", null, HERE)));
        Event gone = new Event("DISK_GONE", null, List.of(), told("See query-disk."));
        return new Schema(
                List.of(command(
                        "query-disk",
                        new TypeReference.Named(arguments.text()),
                        new TypeReference.Named("DiskInfo"),
                        List.of(example))),
                List.of(gone),
                types);
    }

    private static Schema hostile() {
        Map<String, NamedType> types = new LinkedHashMap<>();
        types.put(
                HOSTILE,
                new EnumType(
                        TypeName.declared(HOSTILE),
                        List.of(EnumType.Value.of(HOSTILE, HERE), EnumType.Value.of(HOSTILE + " ", HERE)),
                        new Traits(
                                List.of(new Feature(HOSTILE, told(HOSTILE).withConditions(List.of(HOSTILE)))),
                                List.of(HOSTILE),
                                new Documentation(
                                        List.of(
                                                new Documentation.Verbatim(HOSTILE),
                                                new Documentation.Remark(
                                                        HOSTILE, List.of(new Documentation.Paragraph(HOSTILE))),
                                                new Documentation.Items(
                                                        true, List.of(List.of(new Documentation.Paragraph(HOSTILE))))),
                                        HOSTILE),
                                HERE)));
        Example example = new Example(
                HOSTILE, List.of(new Example.Message(Example.Sender.SERVER, "\"" + HOSTILE + "\\", null, HERE)));
        return new Schema(
                List.of(command(HOSTILE, null, new TypeReference.Named(HOSTILE), List.of(example))),
                List.of(event(HOSTILE)),
                types);
    }

    private static Event event(String name) {
        return new Event(name, null, List.of(), told(name));
    }

    private static Traits told(String words) {
        return Traits.at(HERE).withDocumentation(Documentation.of(words));
    }

    private static Command command(
            String name,
            TypeReference.@Nullable Named arguments,
            @Nullable TypeReference returns,
            List<Example> examples) {
        return new Command(
                name,
                arguments,
                returns,
                Origin.QAPI,
                true,
                false,
                false,
                examples,
                told("Tells of a disk. And more."));
    }

    private static ObjectType object(TypeName name, List<Member> members) {
        return new ObjectType(name, members, null, false, Traits.at(HERE));
    }

    private static Member member(String name, TypeReference type, boolean optional) {
        return new Member(name, type, Origin.QAPI, optional, Origin.QAPI, Traits.at(HERE));
    }

    @Test
    void aReferenceOfReleasesTellsThemAndOffersAChoice() {
        MemorySources files = MemorySources.of("old.json", "{ 'command': 'change' }\n{ 'command': 'stop' }\n")
                .and("new.json", "{ 'command': 'stop', 'data': { '*how': 'str' } }\n");
        LoadedSchema loaded = LoadedSchema.of(Sources.of("4.2=old.json", "7.2=new.json"), files);
        Map<String, String> pages = DocumentationPages.html(loaded.schema(), "Two").stream()
                .collect(Collectors.toMap(DocumentationFile::path, DocumentationFile::text));

        String index = Objects.requireNonNull(pages.get("index.html"));
        assertTrue(index.contains("<option value=\"\">all</option><option>4.2</option><option>7.2</option>"), index);
        assertTrue(
                index.contains("<dt data-releases=\"4.2\"><a href=\"commands/change.html\">change</a>"
                        + " <small class=\"mark\">until 4.2</small></dt>"),
                index);
        String stop = Objects.requireNonNull(pages.get("commands/stop.html"));
        assertTrue(stop.contains("<tr id=\"arguments-how\" data-releases=\"7.2\">"), stop);
        assertTrue(stop.contains("<small class=\"mark\">since 7.2</small>"), stop);
        assertTrue(pages.containsKey("releases.js"));
        assertTrue(DocumentationPages.html(
                        LoadedSchema.of(Sources.of("new.json"), files).schema(), "One")
                .stream()
                .noneMatch(file -> file.text().contains("releases.js")));
        assertTrue(DocumentationPages.markdown(loaded.schema(), "Two").stream()
                .anyMatch(file ->
                        file.path().equals("commands/change.md") && file.text().contains("*until 4.2*")));
    }

    @Test
    void aReferenceOfReleasesTellsWhatAMemberWasInOthers() {
        MemorySources files = MemorySources.of("old.json", """
                { 'command': 'stop', 'data': { 'how': 'str', 'why': 'int', 'times': 'int' } }
                """).and("new.json", """
                { 'enum': 'How', 'data': [ 'now', 'soon' ] }
                { 'command': 'stop', 'data': { 'how': 'How', 'why': [ 'str' ], 'times': 'uint64' } }
                """);
        LoadedSchema loaded = LoadedSchema.of(Sources.of("4.2=old.json", "7.2=new.json"), files);
        String stop = DocumentationPages.markdown(loaded.schema(), "Two").stream()
                .filter(file -> file.path().equals("commands/stop.md"))
                .map(DocumentationFile::text)
                .findFirst()
                .orElseThrow();

        assertTrue(stop.contains(", or string (until 4.2)"), stop);
        assertTrue(stop.contains("array of string, or integer (until 4.2)"), stop);
        assertTrue(stop.contains("integer (uint64) |"), stop);
    }
}
