package io.github.qmpcodegen.codegen.docs;

import io.github.qmpcodegen.codegen.docs.Page.Columns;
import io.github.qmpcodegen.codegen.docs.Page.Details;
import io.github.qmpcodegen.codegen.docs.Page.Examples;
import io.github.qmpcodegen.codegen.docs.Page.Links;
import io.github.qmpcodegen.codegen.docs.Page.Section;
import io.github.qmpcodegen.codegen.docs.Page.Table;
import io.github.qmpcodegen.codegen.schema.Command;
import io.github.qmpcodegen.codegen.schema.Event;
import io.github.qmpcodegen.codegen.schema.Example;
import io.github.qmpcodegen.codegen.schema.NamedType;
import io.github.qmpcodegen.codegen.schema.ObjectType;
import io.github.qmpcodegen.codegen.schema.Origin;
import io.github.qmpcodegen.codegen.schema.Schema;
import io.github.qmpcodegen.codegen.schema.TypeReference;
import io.github.qmpcodegen.codegen.source.SourceLocation;
import java.util.ArrayList;
import java.util.List;

/** Decides what stands on the pages of a schema's commands, events and types. */
final class PageBuilder {

    private final Schema schema;
    private final Topics topics;
    private final TypeUses uses;

    PageBuilder(Schema schema, Topics topics) {
        this.schema = schema;
        this.topics = topics;
        this.uses = new TypeUses(schema, topics);
    }

    /** All pages: those of commands, then of events, then of types. */
    List<Page> pages() {
        List<Page> pages = new ArrayList<>();
        schema.commands().forEach(command -> pages.add(page(command)));
        schema.events().forEach(event -> pages.add(page(event)));
        schema.types().values().forEach(type -> pages.add(page(type)));
        return pages;
    }

    private Page page(Command command) {
        List<String> facts = new ArrayList<>();
        if (command.outOfBand()) {
            facts.add("May be executed out-of-band.");
        }
        if (!command.successResponse()) {
            facts.add("Sends no reply when it succeeds.");
        }
        TypeTables tables = new TypeTables(schema, topics);
        TypeReference arguments = command.arguments();
        if (arguments == null) {
            tables.addEmpty("Arguments", "This command takes no arguments.");
        } else {
            tables.add("Arguments", Columns.ARGUMENTS, arguments);
        }
        addReturns(command, tables);
        return new Page(
                topics.of(command),
                new Details(command.documentation(), command.features(), command.conditions()),
                facts,
                sections(tables, command.examples()),
                source(command.location()));
    }

    private static void addReturns(Command command, TypeTables tables) {
        TypeReference returns = command.returns();
        if (!command.successResponse()) {
            return;
        }
        if (command.returnsOrigin() == Origin.NOTHING) {
            tables.addEmpty("Returns", "The sources do not say what this command returns.");
        } else if (returns == null) {
            tables.addEmpty("Returns", "This command returns an empty object.");
        } else {
            tables.add("Returns", Columns.MEMBERS, returns);
        }
    }

    private Page page(Event event) {
        TypeTables tables = new TypeTables(schema, topics);
        TypeReference data = event.data();
        if (data == null) {
            tables.addEmpty("Data", "This event carries no data.");
        } else {
            tables.add("Data", Columns.MEMBERS, data);
        }
        return new Page(
                topics.of(event),
                new Details(event.documentation(), event.features(), event.conditions()),
                List.of(),
                sections(tables, event.examples()),
                source(event.location()));
    }

    private Page page(NamedType type) {
        TypeTables tables = new TypeTables(schema, topics);
        tables.addType(type);
        List<Section> sections = new ArrayList<>(tables.tables());
        List<Topic> users = uses.of(type);
        if (!users.isEmpty()) {
            sections.add(new Links("Used by", users));
        }
        List<String> facts = new ArrayList<>();
        if (!type.name().declared()) {
            facts.add("The sources give this type no name; it is named after its place.");
        }
        if (type instanceof ObjectType object && object.open()) {
            facts.add("Further members are allowed.");
        }
        return new Page(
                topics.of(type),
                new Details(type.documentation(), type.features(), type.conditions()),
                facts,
                sections,
                source(type.location()));
    }

    private static List<Section> sections(TypeTables tables, List<Example> examples) {
        List<Section> sections = new ArrayList<>();
        for (Table table : tables.tables()) {
            sections.add(table);
        }
        if (!examples.isEmpty()) {
            sections.add(new Examples(examples.size() == 1 ? "Example" : "Examples", examples));
        }
        return sections;
    }

    /** The place without the folders before it, which would show where somebody's copy of the source is. */
    private static String source(SourceLocation location) {
        String file = location.path().substring(location.path().lastIndexOf('/') + 1);
        return location.line() == 0 ? file : file + ", line " + location.line();
    }
}
