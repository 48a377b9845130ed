package io.github.qmpcodegen.codegen.docs;

import io.github.qmpcodegen.codegen.docs.Page.Columns;
import io.github.qmpcodegen.codegen.docs.Page.Details;
import io.github.qmpcodegen.codegen.docs.Page.Plain;
import io.github.qmpcodegen.codegen.docs.Page.Row;
import io.github.qmpcodegen.codegen.docs.Page.Span;
import io.github.qmpcodegen.codegen.docs.Page.Table;
import io.github.qmpcodegen.codegen.schema.AlternateType;
import io.github.qmpcodegen.codegen.schema.Documentation;
import io.github.qmpcodegen.codegen.schema.EnumType;
import io.github.qmpcodegen.codegen.schema.Member;
import io.github.qmpcodegen.codegen.schema.NamedType;
import io.github.qmpcodegen.codegen.schema.ObjectType;
import io.github.qmpcodegen.codegen.schema.Schema;
import io.github.qmpcodegen.codegen.schema.TypeReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The tables of one page: of the types that it is about, and below them of the unnamed types in these, so that a nested
 * object that only this page's topic has is read without leaving it.
 */
final class TypeTables {

    private final Schema schema;
    private final PageNames ids = new PageNames();
    private final Map<String, String> anchors = new HashMap<>();
    private final List<Table> tables = new ArrayList<>();
    private final TypeSpans spans;

    TypeTables(Schema schema, Topics topics) {
        this.schema = schema;
        this.spans = new TypeSpans(schema, topics, anchors);
        // What every page has besides its tables.
        List.of("main", "search", "results", "search-status", "release", "errors", "examples", "used-by")
                .forEach(ids::allocate);
    }

    /** The tables added so far, in order. */
    List<Table> tables() {
        return tables;
    }

    /** Adds a heading with a sentence instead of a type. */
    void addEmpty(String title, Details details, String sentence) {
        Heading heading = new Heading(title, ids.allocate(anchor(title)), false);
        append(heading, List.of(), details, Columns.MEMBERS, List.of(), sentence);
    }

    /**
     * Adds the table of a type, and those of the unnamed types in it.
     *
     * @param details what is said of this use of the type
     */
    void add(String title, Details details, Columns columns, TypeReference reference) {
        String id = ids.allocate(anchor(title));
        if (!(reference.innermost() instanceof TypeReference.Named named)) {
            append(new Heading(title, id, false), spans.of(reference), details, columns, List.of(), "");
            return;
        }
        NamedType type = schema.type(named);
        boolean declared = type.name().declared();
        if (!declared) {
            anchors.put(named.name(), id);
        }
        List<Span> shown = declared ? spans.of(reference) : arrayOnly(reference);
        List<NamedType> nested = new ArrayList<>();
        findUnnamed(type, nested);
        Details described = details.isEmpty() && declared ? details(type) : details;
        append(new Heading(title, id, false), shown, described, columns, type);
        nested.forEach(this::addNested);
    }

    /** What is to be said of a type whose own table follows: only how deep it is inside of arrays. */
    private static List<Span> arrayOnly(TypeReference reference) {
        if (!(reference instanceof TypeReference.Array array)) {
            return List.of();
        }
        boolean twice = array.element() instanceof TypeReference.Array;
        return List.of(new Plain(
                twice ? "An array of arrays, with elements like this:" : "An array, with elements like this:"));
    }

    /** Adds the table of the type that the page is about. */
    void addType(NamedType type) {
        String title = type instanceof EnumType ? "Values" : type instanceof AlternateType ? "One of" : "Members";
        Heading heading = new Heading(title, ids.allocate(anchor(title)), false);
        List<NamedType> nested = new ArrayList<>();
        findUnnamed(type, nested);
        append(heading, List.of(), Details.NONE, Columns.MEMBERS, type);
        nested.forEach(this::addNested);
    }

    private void addNested(NamedType type) {
        String name = type.name().text();
        String id = anchors.get(name);
        if (id != null) {
            append(new Heading(localName(type), id, true), List.of(), details(type), Columns.MEMBERS, type);
        }
    }

    /** The unnamed types that a type reaches over unnamed types, each given an anchor. */
    private void findUnnamed(NamedType type, List<NamedType> found) {
        for (TypeReference used : type.references()) {
            if (used.innermost() instanceof TypeReference.Named named && !anchors.containsKey(named.name())) {
                NamedType inner = schema.type(named);
                if (!inner.name().declared() && !TypeSpans.isListed(inner)) {
                    anchors.put(named.name(), ids.allocate("type-" + localName(inner)));
                    found.add(inner);
                    findUnnamed(inner, found);
                }
            }
        }
    }

    /** What stands above a table. */
    private record Heading(String title, String id, boolean nested) {}

    /** Adds the table of a type, and that of its branches. */
    private void append(Heading heading, List<Span> shown, Details details, Columns columns, NamedType type) {
        if (type instanceof EnumType enumeration) {
            append(heading, shown, details, Columns.VALUES, rows(heading.id(), enumeration), "");
        } else if (type instanceof AlternateType alternate) {
            append(heading, shown, details, Columns.ALTERNATIVES, rows(heading.id(), alternate), "");
        } else {
            ObjectType object = (ObjectType) type;
            List<Row> rows = rows(heading.id(), object.members());
            String remark =
                    object.open() ? "Further members are allowed." : rows.isEmpty() ? "An object without members." : "";
            append(heading, shown, details, columns, rows, remark);
            ObjectType.Branching branching = object.branching();
            if (branching != null) {
                appendBranches(heading.id(), branching);
            }
        }
    }

    private void append(
            Heading heading, List<Span> shown, Details details, Columns columns, List<Row> rows, String remark) {
        tables.add(new Table(heading.title(), heading.id(), heading.nested(), shown, details, columns, rows, remark));
    }

    private void appendBranches(String tableId, ObjectType.Branching branching) {
        String tag = branching.tag();
        String id = ids.allocate(tableId + "-by-" + tag);
        List<Row> rows = new ArrayList<>();
        for (ObjectType.Branch branch : branching.branches()) {
            Documentation summary = Documentation.of(
                    Topics.summary(schema.objectType(branch.type()).documentation()));
            rows.add(new Row(
                    branch.tagValue(),
                    rowId(id, branch.tagValue()),
                    spans.of(branch.type()),
                    false,
                    new Details(summary, List.of(), branch.conditions(), branch.releases())));
        }
        append(
                new Heading("Depending on " + tag, id, true),
                List.of(),
                Details.NONE,
                Columns.branchesBy(tag),
                rows,
                "");
    }

    private List<Row> rows(String tableId, EnumType enumeration) {
        return enumeration.values().stream()
                .map(value -> new Row(value.text(), rowId(tableId, value.text()), List.of(), false, Details.of(value)))
                .toList();
    }

    private List<Row> rows(String tableId, AlternateType alternate) {
        return alternate.branches().stream()
                .map(branch -> new Row(
                        branch.name(),
                        rowId(tableId, branch.name()),
                        spans.of(branch.type()),
                        false,
                        new Details(branch.documentation(), List.of(), branch.conditions(), branch.releases())))
                .toList();
    }

    private List<Row> rows(String tableId, List<Member> members) {
        return members.stream()
                .map(member -> new Row(
                        member.name(),
                        rowId(tableId, member.name()),
                        spans.of(member),
                        member.optional(),
                        Details.of(member)))
                .toList();
    }

    private String rowId(String tableId, String name) {
        return ids.allocate(tableId + "-" + name);
    }

    /** A derived type's name without the topic that the page is about anyway. */
    private static String localName(NamedType type) {
        List<String> path = type.name().path();
        return path.size() < 2 ? type.name().text() : String.join(".", path.subList(1, path.size()));
    }

    private static Details details(NamedType type) {
        return Details.of(type);
    }

    private static String anchor(String title) {
        return title.replace(' ', '-').toLowerCase(Locale.ROOT);
    }
}
