package io.github.qmpcodegen.codegen.docs;

import io.github.qmpcodegen.codegen.docs.Page.Anchor;
import io.github.qmpcodegen.codegen.docs.Page.Columns;
import io.github.qmpcodegen.codegen.docs.Page.Details;
import io.github.qmpcodegen.codegen.docs.Page.Reference;
import io.github.qmpcodegen.codegen.docs.Page.Row;
import io.github.qmpcodegen.codegen.docs.Page.Span;
import io.github.qmpcodegen.codegen.docs.Page.Table;
import io.github.qmpcodegen.codegen.docs.Page.Words;
import io.github.qmpcodegen.codegen.schema.AlternateType;
import io.github.qmpcodegen.codegen.schema.BuiltinType;
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
import java.util.stream.Collectors;

/**
 * The tables of one page: of the types that it is about, and below them of the unnamed types in these, so that a nested
 * object that only this page's topic has is read without leaving it.
 */
final class TypeTables {

    private static final int MOST_VALUES_LISTED = 8;
    private static final int LONGEST_VALUE_LISTED = 40;

    private final Schema schema;
    private final Topics topics;
    private final PageNames ids = new PageNames();
    private final Map<String, String> anchors = new HashMap<>();
    private final List<Table> tables = new ArrayList<>();

    TypeTables(Schema schema, Topics topics) {
        this.schema = schema;
        this.topics = topics;
        // What every page has besides its tables.
        List.of("main", "search", "results", "search-status", "examples", "used-by")
                .forEach(ids::allocate);
    }

    /** The tables added so far, in order. */
    List<Table> tables() {
        return tables;
    }

    /** Adds a heading with a sentence instead of a type. */
    void addEmpty(String title, String sentence) {
        tables.add(new Table(
                title,
                ids.allocate(anchor(title)),
                false,
                List.of(),
                Details.NONE,
                Columns.MEMBERS,
                List.of(),
                sentence));
    }

    /** Adds the table of a type, and those of the unnamed types in it. */
    void add(String title, Columns columns, TypeReference reference) {
        String id = ids.allocate(anchor(title));
        TypeReference element = reference;
        while (element instanceof TypeReference.Array array) {
            element = array.element();
        }
        if (!(element instanceof TypeReference.Named named)) {
            tables.add(new Table(title, id, false, spans(reference), Details.NONE, columns, List.of(), ""));
            return;
        }
        NamedType type = schema.type(named);
        boolean declared = type.name().declared();
        if (!declared) {
            anchors.put(named.name(), id);
        }
        List<Span> shown = declared ? spans(reference) : arrayOnly(reference);
        int place = tables.size();
        List<NamedType> nested = new ArrayList<>();
        findUnnamed(type, nested);
        tables.add(place, table(title, id, false, shown, declared ? details(type) : Details.NONE, columns, type));
        for (NamedType inner : nested) {
            addNested(inner);
        }
    }

    /** What is to be said of a type whose own table follows: only how deep it is inside of arrays. */
    private static List<Span> arrayOnly(TypeReference reference) {
        if (!(reference instanceof TypeReference.Array array)) {
            return List.of();
        }
        boolean twice = array.element() instanceof TypeReference.Array;
        return List.of(new Words(
                twice ? "An array of arrays, with elements like this:" : "An array, with elements like this:"));
    }

    /** Adds the table of the type that the page is about. */
    void addType(NamedType type) {
        String title = type instanceof EnumType ? "Values" : type instanceof AlternateType ? "One of" : "Members";
        tables.add(table(title, ids.allocate(anchor(title)), false, List.of(), Details.NONE, Columns.MEMBERS, type));
    }

    private void addNested(NamedType type) {
        String name = type.name().text();
        String id = anchors.get(name);
        if (id != null) {
            tables.add(table(localName(type), id, true, List.of(), details(type), Columns.MEMBERS, type));
        }
    }

    /** The unnamed types that a type reaches over unnamed types, each given an anchor. */
    private void findUnnamed(NamedType type, List<NamedType> found) {
        for (TypeReference part : parts(type)) {
            TypeReference element = part;
            while (element instanceof TypeReference.Array array) {
                element = array.element();
            }
            if (element instanceof TypeReference.Named named && !anchors.containsKey(named.name())) {
                NamedType inner = schema.type(named);
                if (!inner.name().declared() && !isListed(inner)) {
                    anchors.put(named.name(), ids.allocate("type-" + localName(inner)));
                    found.add(inner);
                    findUnnamed(inner, found);
                }
            }
        }
    }

    private static List<TypeReference> parts(NamedType type) {
        List<TypeReference> parts = new ArrayList<>();
        if (type instanceof ObjectType object) {
            object.members().forEach(member -> parts.add(member.type()));
            ObjectType.Variants variants = object.variants();
            if (variants != null) {
                variants.branches().forEach(branch -> parts.add(branch.type()));
            }
        } else if (type instanceof AlternateType alternate) {
            alternate.branches().forEach(branch -> parts.add(branch.type()));
        }
        return parts;
    }

    private Table table(
            String title,
            String id,
            boolean nested,
            List<Span> shown,
            Details details,
            Columns columns,
            NamedType type) {
        List<Row> rows = new ArrayList<>();
        if (type instanceof EnumType enumeration) {
            for (EnumType.Value value : enumeration.values()) {
                rows.add(new Row(
                        value.text(),
                        rowId(id, value.text()),
                        List.of(),
                        false,
                        new Details(value.documentation(), value.features(), value.conditions())));
            }
            return new Table(title, id, nested, shown, details, Columns.VALUES, rows, "");
        }
        if (type instanceof AlternateType alternate) {
            for (AlternateType.Branch branch : alternate.branches()) {
                rows.add(new Row(
                        branch.name(),
                        rowId(id, branch.name()),
                        spans(branch.type()),
                        false,
                        new Details(branch.documentation(), List.of(), branch.conditions())));
            }
            return new Table(title, id, nested, shown, details, Columns.BRANCHES, rows, "");
        }
        ObjectType object = (ObjectType) type;
        for (Member member : object.members()) {
            rows.add(new Row(
                    member.name(),
                    rowId(id, member.name()),
                    spans(member.type()),
                    member.optional(),
                    new Details(member.documentation(), member.features(), member.conditions())));
        }
        ObjectType.Variants variants = object.variants();
        if (variants != null) {
            for (ObjectType.Branch branch : variants.branches()) {
                String name = variants.tag() + " = " + branch.tagValue();
                List<Span> spans = new ArrayList<>();
                spans.add(new Words("and the members of "));
                spans.addAll(spans(branch.type()));
                rows.add(new Row(
                        name,
                        rowId(id, name),
                        spans,
                        false,
                        new Details(Details.NONE.documentation(), List.of(), branch.conditions())));
            }
        }
        String remark =
                object.open() ? "Further members are allowed." : rows.isEmpty() ? "An object without members." : "";
        return new Table(title, id, nested, shown, details, columns, rows, remark);
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
        return new Details(type.documentation(), type.features(), type.conditions());
    }

    private List<Span> spans(TypeReference reference) {
        if (reference instanceof TypeReference.Array array) {
            List<Span> spans = new ArrayList<>();
            spans.add(new Words("array of "));
            spans.addAll(spans(array.element()));
            return spans;
        }
        if (reference instanceof TypeReference.Builtin builtin) {
            return List.of(new Words(word(builtin.type())));
        }
        NamedType type = schema.type((TypeReference.Named) reference);
        String text = type.name().text();
        if (isListed(type)) {
            return List.of(new Words(((EnumType) type)
                    .values().stream().map(value -> '"' + value.text() + '"').collect(Collectors.joining(" or "))));
        }
        String anchor = anchors.get(text);
        return anchor == null
                ? List.of(new Reference(text, topics.of(type)))
                : List.of(new Anchor(type instanceof ObjectType ? "object" : "values", anchor, topics.of(type)));
    }

    /** Whether a type is best shown by its values: an unnamed enumeration that is short. */
    private static boolean isListed(NamedType type) {
        return !type.name().declared()
                && type instanceof EnumType enumeration
                && enumeration.values().size() <= MOST_VALUES_LISTED
                && enumeration.values().stream()
                        .allMatch(value ->
                                value.documentation().isEmpty() && value.text().length() <= LONGEST_VALUE_LISTED);
    }

    private static String word(BuiltinType type) {
        return switch (type) {
            case STR -> "string";
            case BOOL -> "boolean";
            case ANY -> "any value";
            default -> type.schemaName();
        };
    }

    private static String anchor(String title) {
        return title.replace(' ', '-').toLowerCase(Locale.ROOT);
    }
}
