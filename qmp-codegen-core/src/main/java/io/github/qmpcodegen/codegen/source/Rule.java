package io.github.qmpcodegen.codegen.source;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The rules of the lint: what each asks for, and why.
 *
 * <p>A breach is a diagnostic whose code is the rule, whatever stage finds it; warnings have no other codes.
 */
public enum Rule implements DiagnosticCode {
    /** See {@link #summary()}. */
    UNDOCUMENTED_COMMAND(
            "A command is documented.",
            "Nobody can use a command rightly of which only the name is known; its reply stays a bare JSON value."),
    /** See {@link #summary()}. */
    UNDOCUMENTED_EVENT(
            "An event is documented.", "Without documentation nobody knows when the event comes and what it carries."),
    /** See {@link #summary()}. */
    UNDOCUMENTED_ARGUMENT(
            "A documented command has all its arguments documented.",
            "An argument that the server takes and the text leaves out can only be guessed at."),
    /** See {@link #summary()}. */
    EMPTY_ARGUMENTS(
            "Where 'Arguments:' is said, arguments follow, or 'None'.",
            "A reader can't tell whether there are none, or whether those listed elsewhere are meant."),
    /** See {@link #summary()}. */
    REFUSED_ARGUMENT(
            "A documented argument is one that the server takes.",
            "args_type is what the server checks: whoever follows the text gets an error."),
    /** See {@link #summary()}. */
    OPTIONALITY_DIFFERS(
            "The text and args_type agree on whether an argument may be left out.",
            "Whoever leaves out what the text calls optional is refused, or the other way round gives what need not be."),
    /** See {@link #summary()}. */
    TYPE_DIFFERS(
            "The text and args_type agree on the type of an argument.",
            "Whoever sends the type of the text is refused."),
    /** See {@link #summary()}. */
    UNTYPED_ARGUMENT(
            "The documentation of an argument states its type.", "A reader of the document has no args_type at hand."),
    /** See {@link #summary()}. */
    UNTYPED_MEMBER(
            "The documentation of a reply or an event states the types of its members.",
            "A member of unknown type stays a bare JSON value in generated code."),
    /** See {@link #summary()}. */
    UNSTATED_REPLY(
            "The documentation of a command says what it returns, if only that it returns nothing.",
            "A reply of which nothing is known can't have a type."),
    /** See {@link #summary()}. */
    REPLY_BY_EXAMPLE(
            "A reply is described, not only shown.",
            "An example shows no type for sure, no optional member that it lacks, and no meaning."),
    /** See {@link #summary()}. */
    EXAMPLE_CONTRADICTS_PROSE(
            "The described reply and the one that is shown have the same shape.",
            "One of them is wrong; where that was looked into, it was the description."),
    /** See {@link #summary()}. */
    MEMBERS_AFTER_NONE(
            "Where 'None' is said, no members follow.", "One of the two is wrong, and readers stop at the first."),
    /** See {@link #summary()}. */
    EVENT_WITHOUT_DATA_SECTION(
            "The description of an event has a section 'Data:', if only 'Data: None.'.",
            "Otherwise an event without data looks like one of which the data were forgotten."),
    /** See {@link #summary()}. */
    HEADING_NOT_COMMAND(
            "The heading over a command's documentation is the command's name.",
            "Documentation is tied to its command by the heading; a search for the name finds nothing otherwise."),
    /** See {@link #summary()}. */
    HEADING_NOT_UNDERLINED(
            "A heading is underlined.",
            "Tools take an underline for what makes a heading; without it the text runs on."),
    /** See {@link #summary()}. */
    UNDERLINE_LENGTH(
            "The line below a heading is as long as the heading.",
            "Markup languages such as reStructuredText refuse shorter ones, and most others are copies of another heading."),
    /** See {@link #summary()}. */
    COMMAND_WITHOUT_ENTRY(
            "A documented command has an entry.",
            "Without one nothing says what arguments the server takes; perhaps the command is gone."),
    /** See {@link #summary()}. */
    UNTIED_DOCUMENT(
            "Every section that documents a command says which.", "Otherwise the command counts as undocumented."),
    /** See {@link #summary()}. */
    UNEXPLAINED_DEPRECATION(
            "Where something is deprecated, the documentation says what to use instead.",
            "Users can't move away from it in time if they don't know where to."),
    /** See {@link #summary()}. */
    UNREADABLE_EXAMPLE("An example is JSON.", "Nobody can copy it, and nothing can be learned from it."),
    /** See {@link #summary()}. */
    MENDED_EXAMPLE(
            "An example is JSON without having to be mended.",
            "Whoever copies it gets a syntax error from the server."),
    /** See {@link #summary()}. */
    ELIDED_EXAMPLE(
            "An example is complete.",
            "Whoever copies it gets a syntax error, and tools can't check what is left out."),
    /** See {@link #summary()}. */
    EXAMPLE_UNKNOWN_COMMAND(
            "An example executes commands that there are.", "The server answers that it does not know the command."),
    /** See {@link #summary()}. */
    EXAMPLE_UNKNOWN_EVENT("An example shows events that there are.", "Nobody will ever receive it."),
    /** See {@link #summary()}. */
    EXAMPLE_UNKNOWN_MEMBER(
            "An example has no members that its type has not.",
            "An argument is refused; a member of a reply is missing in the description."),
    /** See {@link #summary()}. */
    EXAMPLE_MISSING_MEMBER(
            "An example has all members that are not optional.",
            "The server refuses the arguments; of a reply, the member is optional and the text does not say so."),
    /** See {@link #summary()}. */
    EXAMPLE_WRONG_TYPE(
            "The values of an example are of the types that they should be of.",
            "The server refuses the arguments; of a reply, the text or the example is wrong."),
    /** See {@link #summary()}. */
    EXAMPLE_UNKNOWN_VALUE(
            "The values of an example are among those that are listed.",
            "The server refuses the argument; of a reply, the list is incomplete."),
    /** See {@link #summary()}. */
    INDENTED_MARKER(
            "Markers such as SQMP stand at the start of their lines.",
            "hxtool then leaves the section out of the documentation, but still drops it from the C code."),
    /** See {@link #summary()}. */
    TEXT_AFTER_MARKER("Nothing follows a marker on its line.", "It is dropped without a word."),
    /** See {@link #summary()}. */
    DUPLICATE_FIELD("An entry has each field once.", "In C, the last silently wins."),
    /** See {@link #summary()}. */
    UNKNOWN_MACRO(
            "A table defines the macros that its names and arguments depend on.",
            "Without them, nobody but the compiler of that tree knows which commands there are."),
    /** See {@link #summary()}. */
    NOTHING_OF_QMP("A source says something of QMP.", "It was probably given by mistake."),
    /** See {@link #summary()}. */
    INTROSPECTION_UNKNOWN_KIND(
            "An answer of query-qmp-schema has entities of known meta-types only.",
            "What is of another one is left out: the server is newer than this program, or the answer was edited."),
    /** See {@link #summary()}. */
    SOURCES_DIFFER_MEMBER(
            "Sources agree on the members of an object.", "One of the sources is wrong, or of another release."),
    /** See {@link #summary()}. */
    SOURCES_DIFFER_OPTIONALITY(
            "Sources agree on whether a member may be missing.", "One of the sources is wrong, or of another release."),
    /** See {@link #summary()}. */
    SOURCES_DIFFER_TYPE("Sources agree on types.", "One of the sources is wrong, or of another release."),
    /** See {@link #summary()}. */
    SOURCES_DIFFER_VALUE(
            "Sources agree on the values of an enumeration.", "One of the sources is wrong, or of another release."),
    /** See {@link #summary()}. */
    SOURCES_DIFFER_NOTHING(
            "Sources agree on whether a command returns anything.",
            "One of the sources is wrong, or of another release."),
    /** See {@link #summary()}. */
    QAPI_MISPLACED_DOCUMENTATION(
            "A documentation comment stands right above what it documents.", "QEMU's own generator refuses it."),
    /** See {@link #summary()}. */
    QAPI_MISSING_DOCUMENTATION(
            "Where a schema asks for documentation, every definition has it.", "QEMU's own generator refuses it."),
    /** See {@link #summary()}. */
    QAPI_UNKNOWN_DOCUMENTED(
            "A documentation comment describes members that there are.",
            "It was forgotten when a member was renamed or removed."),
    /** See {@link #summary()}. */
    QAPI_MISSING_COMMA("The parts of a schema's lists are separated by commas.", "QEMU's own parser refuses it."),
    /** See {@link #summary()}. */
    QAPI_EXTRA_COMMA("No comma follows the last part of a schema's list.", "QEMU's own parser refuses it."),
    /** See {@link #summary()}. */
    QAPI_OPEN_DOCUMENTATION("A documentation comment ends with '##'.", "QEMU's own parser refuses it since 2.9."),
    /** See {@link #summary()}. */
    QAPI_DOCUMENTATION_MARK("'##' stands alone on its line.", "QEMU's own parser refuses it since 2.9."),
    /** See {@link #summary()}. */
    QAPI_NOTATION(
            "A schema's strings are printable ASCII in single quotes, and its truth values are in lower case.",
            "QEMU's own parser reads nothing else."),
    /** See {@link #summary()}. */
    QAPI_CONDITION(
            "A condition is the name of a macro, or an object with 'all', 'any' or 'not'.",
            "QEMU's own generator refuses expressions of C since 6.1."),
    /** See {@link #summary()}. */
    QAPI_ODD_NAME(
            "A name begins with a letter and has letters, digits, dashes and underscores only.",
            "QEMU's own generator refuses it: it could not be told from others in C."),
    /** See {@link #summary()}. */
    QAPI_RESERVED_NAME(
            "A name is none of those that QEMU's generator makes up: 'q_', 'has_', 'u', 'List'.",
            "Its C code has two things of one name then, and QEMU's own generator refuses it."),
    /** See {@link #summary()}. */
    QAPI_NAME_CASE(
            "Types are in CamelCase, events in capitals, all else in lower case with dashes.",
            "QEMU's own generator refuses it, unless a pragma lists the name; readers tell by it what a name is of."),
    /** See {@link #summary()}. */
    QAPI_NAME_CLASH(
            "Names of one object differ in more than '-', '_' and '.'.",
            "They are one name in C, and QEMU's own generator refuses them."),
    /** See {@link #summary()}. */
    QAPI_NESTED_TYPE(
            "A type is defined by itself, and used by its name.",
            "QEMU's own generator refuses types without a name inside others since 2.4."),
    /** See {@link #summary()}. */
    QAPI_RETURN_TYPE(
            "A command returns an object or an array of objects.",
            "Nothing can be added to any other reply; QEMU's own generator refuses it, unless a pragma lists the command."),
    /** See {@link #summary()}. */
    QAPI_UNBOXED_CONDITION(
            "Where an argument depends on a condition, the command is boxed.",
            "The C function would have another signature in every build; QEMU's own generator refuses it since 8.1."),
    /** See {@link #summary()}. */
    QAPI_SIMPLE_UNION(
            "A union has a base and a discriminator.",
            "QEMU's own generator refuses others since 6.2, which nest their data without need."),
    /** See {@link #summary()}. */
    QAPI_TEXT_DISCRIMINATOR(
            "The discriminator of a union is of an enumeration type.",
            "QEMU's own generator refuses a string: nothing says what it can be."),
    /** See {@link #summary()}. */
    QAPI_EMPTY_UNION(
            "A union has branches, or its tag has values.",
            "No value can be of such a type, and QEMU's own generator refuses it."),
    /** See {@link #summary()}. */
    QAPI_TEXTUAL_BRANCH(
            "No branch of an alternate can look like another one on a command line.",
            "There all values are text, and QEMU's own generator refuses a string beside numbers or truth values."),
    /** See {@link #summary()}. */
    QAPI_TYPE_FEATURE(
            "A type is neither 'deprecated' nor 'unstable'.",
            "QEMU acts on these features only where a type is used, and its generator refuses them elsewhere."),
    /** See {@link #summary()}. */
    QAPI_ENUM_PREFIX(
            "The prefix of an enumeration's constants is a string.", "QEMU's own generator refuses anything else."),
    /** See {@link #summary()}. */
    QAPI_COMMENT_BLANK("A blank follows the '#' of each line of documentation.", "QEMU's own parser refuses it."),
    /** See {@link #summary()}. */
    QAPI_DOCUMENTED_NAME(
            "The first line of a definition's documentation is '@', its name and ':'.",
            "QEMU's own parser refuses it, or takes the comment for a heading."),
    /** See {@link #summary()}. */
    QAPI_DOCUMENTATION_HEADING(
            "A heading stands in the first line of a comment that documents no definition.",
            "QEMU's own parser refuses it elsewhere."),
    /** See {@link #summary()}. */
    QAPI_STRAY_DESCRIPTION(
            "Members are described in the documentation of a definition.",
            "QEMU's own parser refuses it elsewhere; the name of the definition was probably forgotten."),
    /** See {@link #summary()}. */
    QAPI_LATE_DESCRIPTION(
            "Descriptions of members stand above all other sections.",
            "QEMU's own parser refuses it; a reader looks for them in one place."),
    /** See {@link #summary()}. */
    QAPI_DOCUMENTED_TWICE(
            "Nothing is described twice.",
            "QEMU's own parser refuses it; one of the two is for something else, or out of date."),
    /** See {@link #summary()}. */
    QAPI_EMPTY_SECTION(
            "A section of documentation has text.", "QEMU's own parser refuses it; somebody meant to write it later."),
    /** See {@link #summary()}. */
    QAPI_SECTION_INDENT(
            "What continues a section of documentation is indented evenly.",
            "QEMU's own parser refuses it, or ends the section there."),
    /** See {@link #summary()}. */
    QAPI_UNNAMED_DOCUMENTATION("A documentation comment above a definition names it.", "QEMU's own parser refuses it."),
    /** See {@link #summary()}. */
    QAPI_NOTHING_RETURNED(
            "Only what a command returns is documented as returned.",
            "QEMU's own parser refuses it; the section was probably copied."),
    /** See {@link #summary()}. */
    QAPI_DOCUMENTED_ELSEWHERE(
            "Documentation describes the members that stand in the definition itself.",
            "QEMU's own generator refuses others: they are described where they are defined."),
    /** See {@link #summary()}. */
    QAPI_UNDOCUMENTED_FEATURE(
            "Where a definition is documented, so are its features.",
            "QEMU's own generator refuses it; users can't tell what the feature promises."),
    /** See {@link #summary()}. */
    QAPI_UNDOCUMENTED_MEMBER(
            "Where a definition is documented, so are its members, values and branches.",
            "QEMU's own generator refuses it since 8.2, unless a pragma lists the definition.");

    private final String summary;
    private final String reason;

    Rule(String summary, String reason) {
        this.summary = summary;
        this.reason = reason;
    }

    @Override
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    /** What it asks for, as a sentence. */
    public String summary() {
        return summary;
    }

    /** Why, as a sentence. */
    public String reason() {
        return reason;
    }

    /** The rule of an id; empty when there is none. */
    public static Optional<Rule> of(String id) {
        return Arrays.stream(values()).filter(rule -> rule.id().equals(id)).findFirst();
    }
}
