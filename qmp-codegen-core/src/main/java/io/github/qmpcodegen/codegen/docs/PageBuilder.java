package io.github.qmpcodegen.codegen.docs;

import io.github.qmpcodegen.codegen.docs.Page.Columns;
import io.github.qmpcodegen.codegen.docs.Page.Details;
import io.github.qmpcodegen.codegen.docs.Page.Examples;
import io.github.qmpcodegen.codegen.docs.Page.Links;
import io.github.qmpcodegen.codegen.docs.Page.Section;
import io.github.qmpcodegen.codegen.schema.Command;
import io.github.qmpcodegen.codegen.schema.Documentation;
import io.github.qmpcodegen.codegen.schema.Documentation.Block;
import io.github.qmpcodegen.codegen.schema.Event;
import io.github.qmpcodegen.codegen.schema.Example;
import io.github.qmpcodegen.codegen.schema.NamedType;
import io.github.qmpcodegen.codegen.schema.Origin;
import io.github.qmpcodegen.codegen.schema.Schema;
import io.github.qmpcodegen.codegen.schema.TypeReference;
import io.github.qmpcodegen.codegen.source.SourceLocation;
import java.util.ArrayList;
import java.util.List;

/** Decides what stands on the pages of a schema's commands, events and types. */
final class PageBuilder {

    /** Remarks that are about a part of the page. */
    private static final String RETURNS = "Returns";

    private static final String ERRORS = "Errors";

    private final Schema schema;
    private final Topics topics;
    private final TypeUses uses;

    PageBuilder(Schema schema, Topics topics) {
        this.schema = schema;
        this.topics = topics;
        this.uses = new TypeUses(schema, topics);
    }

    /** All pages: those of commands, then of events, then of types that have a name. */
    List<Page> pages() {
        List<Page> pages = new ArrayList<>();
        schema.commands().forEach(command -> pages.add(page(command)));
        schema.events().forEach(event -> pages.add(page(event)));
        schema.types().values().stream().filter(type -> type.name().declared()).forEach(type -> pages.add(page(type)));
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
            tables.addEmpty("Arguments", Details.NONE, "This command takes no arguments.");
        } else {
            tables.add("Arguments", Details.NONE, Columns.ARGUMENTS, arguments);
        }
        Documentation documentation = command.documentation();
        addReturns(command, tables, remarks(documentation, RETURNS));
        List<Section> sections = new ArrayList<>(tables.tables());
        List<Block> errors = remarks(documentation, ERRORS);
        if (!errors.isEmpty()) {
            sections.add(new Page.Words("Errors", "errors", errors));
        }
        addExamples(sections, command.examples());
        return new Page(
                topics.of(command),
                new Details(
                        withoutRemarks(documentation), command.features(), command.conditions(), command.releases()),
                facts,
                sections,
                source(command.location()));
    }

    private static void addReturns(Command command, TypeTables tables, List<Block> words) {
        TypeReference returns = command.returns();
        if (!command.successResponse()) {
            return;
        }
        Details details = Details.of(new Documentation(words, ""));
        if (command.returnsOrigin() == Origin.NOTHING) {
            tables.addEmpty(RETURNS, details, "The sources do not say what this command returns.");
        } else if (returns == null) {
            tables.addEmpty(RETURNS, details, "This command returns an empty object.");
        } else {
            tables.add(RETURNS, details, Columns.MEMBERS, returns);
        }
    }

    /** What the remarks of a kind say, which stand in a section of their own. */
    private static List<Block> remarks(Documentation documentation, String kind) {
        return documentation.blocks().stream()
                .filter(block -> block instanceof Documentation.Remark remark
                        && remark.kind().equals(kind))
                .flatMap(block -> ((Documentation.Remark) block).blocks().stream())
                .toList();
    }

    private static Documentation withoutRemarks(Documentation documentation) {
        List<Block> others = documentation.blocks().stream()
                .filter(block -> !(block instanceof Documentation.Remark remark
                        && (remark.kind().equals(RETURNS) || remark.kind().equals(ERRORS))))
                .toList();
        return new Documentation(others, documentation.since());
    }

    private Page page(Event event) {
        TypeTables tables = new TypeTables(schema, topics);
        TypeReference data = event.data();
        if (data == null) {
            tables.addEmpty("Data", Details.NONE, "This event carries no data.");
        } else {
            tables.add("Data", Details.NONE, Columns.MEMBERS, data);
        }
        List<Section> sections = new ArrayList<>(tables.tables());
        addExamples(sections, event.examples());
        return new Page(topics.of(event), Details.of(event), List.of(), sections, source(event.location()));
    }

    private Page page(NamedType type) {
        TypeTables tables = new TypeTables(schema, topics);
        tables.addType(type);
        List<Section> sections = new ArrayList<>(tables.tables());
        List<Topic> users = uses.of(type);
        if (!users.isEmpty()) {
            sections.add(new Links("Used by", users));
        }
        return new Page(topics.of(type), Details.of(type), List.of(), sections, source(type.location()));
    }

    private static void addExamples(List<Section> sections, List<Example> examples) {
        if (!examples.isEmpty()) {
            sections.add(new Examples(examples.size() == 1 ? "Example" : "Examples", examples));
        }
    }

    /** The place without the folders before it, which would show where somebody's copy of the source is. */
    private static String source(SourceLocation location) {
        String file = location.path().substring(location.path().lastIndexOf('/') + 1);
        return location.line() == 0 ? file : file + ", line " + location.line();
    }
}
