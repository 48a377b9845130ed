package io.github.qmpcodegen.codegen.docs;

import io.github.qmpcodegen.codegen.schema.Availability;
import io.github.qmpcodegen.codegen.schema.Described;
import io.github.qmpcodegen.codegen.schema.Documentation;
import io.github.qmpcodegen.codegen.schema.Example;
import io.github.qmpcodegen.codegen.schema.Feature;
import java.util.List;

/**
 * What a page of the reference says, before it is written as HTML or Markdown.
 *
 * @param topic what it is about
 * @param details what is said of the topic as a whole
 * @param facts short statements about it
 * @param sections its parts in order
 * @param source the file and line that describe it
 */
record Page(Topic topic, Details details, List<String> facts, List<Section> sections, String source) {

    Page {
        facts = List.copyOf(facts);
        sections = List.copyOf(sections);
    }

    /**
     * What is said in words.
     *
     * @param documentation the words
     * @param features what is special about the thing, such as that it is deprecated
     * @param conditions the build conditions under which a server has it
     * @param releases the releases that have it
     */
    record Details(
            Documentation documentation, List<Feature> features, List<String> conditions, Availability releases) {

        static final Details NONE = of(Documentation.NONE);

        Details {
            features = List.copyOf(features);
            conditions = List.copyOf(conditions);
        }

        /** Words alone. */
        static Details of(Documentation documentation) {
            return new Details(documentation, List.of(), List.of(), Availability.UNSTATED);
        }

        /** What is said of a thing. */
        static Details of(Described thing) {
            return new Details(thing.documentation(), thing.features(), thing.conditions(), thing.releases());
        }

        /** Whether nothing is said. */
        boolean isEmpty() {
            return documentation.isEmpty() && features.isEmpty() && conditions.isEmpty() && releases.isEverywhere();
        }
    }

    /** A part of a page under a heading of its own. */
    sealed interface Section {

        /** The heading. */
        String title();
    }

    /**
     * The parts of a type, or the type of which it is said that it has none.
     *
     * @param title the heading
     * @param id the anchor
     * @param nested whether it belongs to the section before it
     * @param type the type, for the line below the heading; empty when the heading says it all
     * @param details what is said of the type, where the page does not say it already
     * @param columns the headings of the columns in the order of a row's parts; those of empty text are left out
     * @param rows the rows
     * @param remark a sentence below the table, or instead of it; may be empty
     */
    record Table(
            String title,
            String id,
            boolean nested,
            List<Span> type,
            Details details,
            Columns columns,
            List<Row> rows,
            String remark)
            implements Section {

        Table {
            type = List.copyOf(type);
            rows = List.copyOf(rows);
        }
    }

    /**
     * The columns of a table.
     *
     * @param name the heading of the first
     * @param type the heading of the types; empty when rows have none
     * @param counted whether rows say if a part may be missing
     */
    record Columns(String name, String type, boolean counted) {

        static final Columns ARGUMENTS = new Columns("Argument", "Type", true);
        static final Columns MEMBERS = new Columns("Member", "Type", true);
        static final Columns VALUES = new Columns("Value", "", false);
        static final Columns ALTERNATIVES = new Columns("Branch", "Type", false);

        /** What the value of a member adds to an object. */
        static Columns branchesBy(String tag) {
            return new Columns(tag, "Adds the members of", false);
        }

        /** Whether rows have a type. */
        boolean typed() {
            return !type.isEmpty();
        }
    }

    /**
     * A member, a value or a branch.
     *
     * @param name its name
     * @param id its anchor
     * @param type its type
     * @param optional whether it may be missing
     * @param details what is said of it
     */
    record Row(String name, String id, List<Span> type, boolean optional, Details details) {

        Row {
            type = List.copyOf(type);
        }

        /** Whether its name says all. */
        boolean isBare() {
            return details.isEmpty();
        }
    }

    /** Words under a heading. */
    record Words(String title, String id, List<Documentation.Block> blocks) implements Section {

        Words {
            blocks = List.copyOf(blocks);
        }
    }

    /** Exchanges that show the topic. */
    record Examples(String title, List<Example> examples) implements Section {

        Examples {
            examples = List.copyOf(examples);
        }
    }

    /** Other pages. */
    record Links(String title, List<Topic> topics) implements Section {

        Links {
            topics = List.copyOf(topics);
        }
    }

    /** A stretch of a line. */
    sealed interface Span {

        /** What is to be read. */
        String text();
    }

    /** Plain text. */
    record Plain(String text) implements Span {}

    /** Text that is written just so, such as the name of a member. */
    record Code(String text) implements Span {}

    /** The name of something that has a page. */
    record Reference(String text, Topic topic) implements Span {}

    /** Something that stands further below on the same page. */
    record Anchor(String text, String id) implements Span {}
}
