package io.github.qmpcodegen.codegen.source;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The rules of the lint: what each demands, and why.
 *
 * <p>A breach is a diagnostic whose code is the rule, regardless of the stage that finds it; warnings have no other
 * codes.
 */
public enum Rule implements DiagnosticCode {
    /** See {@link #summary()}. */
    UNDOCUMENTED_COMMAND(
            "A command is documented.",
            "Users cannot call a command when they know only its name; its reply stays a plain JSON value."),
    /** See {@link #summary()}. */
    UNDOCUMENTED_EVENT(
            "An event is documented.", "Without documentation, nobody knows when it occurs and what data it carries."),
    /** See {@link #summary()}. */
    UNDOCUMENTED_ARGUMENT(
            "The documentation of a command covers all of its arguments.",
            "Users can only guess what an undocumented argument does."),
    /** See {@link #summary()}. */
    EMPTY_ARGUMENTS(
            "'Arguments:' is followed by arguments or by 'None'.",
            "Otherwise readers cannot tell whether there are none or whether they are listed elsewhere."),
    /** See {@link #summary()}. */
    REFUSED_ARGUMENT(
            "A documented argument is one that the server takes.",
            "The server checks args_type: a user who follows the text gets an error."),
    /** See {@link #summary()}. */
    OPTIONALITY_DIFFERS(
            "The text and args_type agree on whether an argument may be left out.",
            "A user who follows the text gets an error, or sends an argument that could be left out."),
    /** See {@link #summary()}. */
    TYPE_DIFFERS(
            "The text and args_type agree on the type of an argument.",
            "The server refuses a value of the type that the text gives."),
    /** See {@link #summary()}. */
    UNTYPED_ARGUMENT(
            "The documentation of an argument states its type.", "Readers of the documentation do not see args_type."),
    /** See {@link #summary()}. */
    UNTYPED_MEMBER(
            "The documentation of a reply or an event states the types of its members.",
            "A member of unknown type stays a plain JSON value in generated code."),
    /** See {@link #summary()}. */
    UNREADABLE_MEMBER(
            "An item that describes a member begins with the member's name, as in '- \"name\": text'.",
            "What has no name that can be read is a remark, so generated code lacks the member."),
    /** See {@link #summary()}. */
    REPEATED_MEMBER(
            "A list describes each member once.",
            "One of the two was meant to describe another member, or they differ and one of them is wrong."),
    /** See {@link #summary()}. */
    UNSTATED_REPLY(
            "The documentation of a command says what it returns, even if it returns nothing.",
            "A reply about which nothing is known cannot have a type."),
    /** See {@link #summary()}. */
    REPLY_BY_EXAMPLE(
            "A reply is described, not just shown in an example.",
            "An example proves no type, shows no optional member that it lacks, and explains nothing."),
    /** See {@link #summary()}. */
    EXAMPLE_CONTRADICTS_PROSE(
            "The described reply and the reply of the example have the same shape.",
            "One of them is wrong; in QEMU's releases it is usually the description."),
    /** See {@link #summary()}. */
    MEMBERS_AFTER_NONE("No members follow 'None'.", "One of the two is wrong, and readers stop at the first."),
    /** See {@link #summary()}. */
    EVENT_WITHOUT_DATA_SECTION(
            "The description of an event has a section 'Data:', even if it is 'Data: None.'.",
            "Otherwise an event without data looks like one whose data was forgotten."),
    /** See {@link #summary()}. */
    HEADING_NOT_COMMAND(
            "The heading over a command's documentation is the command's name.",
            "The heading ties documentation to its command, and readers search for the name."),
    /** See {@link #summary()}. */
    HEADING_NOT_UNDERLINED(
            "A heading is underlined.", "Tools recognise a heading by its underline; without one, the text runs on."),
    /** See {@link #summary()}. */
    UNDERLINE_LENGTH(
            "The line below a heading is as long as the heading.",
            "Markup languages such as reStructuredText reject a shorter line, and a longer one is usually a copy."),
    /** See {@link #summary()}. */
    COMMAND_WITHOUT_ENTRY(
            "A documented command has an entry.",
            "Without an entry, nothing says which arguments the server takes; the command may be gone."),
    /** See {@link #summary()}. */
    UNTIED_DOCUMENT(
            "Every section that documents a command or an event names it.",
            "Otherwise the command counts as undocumented, and the event is missing."),
    /** See {@link #summary()}. */
    UNEXPLAINED_DEPRECATION(
            "The documentation of what is deprecated says what to use instead.",
            "Users cannot move away in time if they do not know what to move to."),
    /** See {@link #summary()}. */
    UNREADABLE_EXAMPLE(
            "An example is valid JSON.", "Users cannot copy an example that is not, and the generator ignores it."),
    /** See {@link #summary()}. */
    MENDED_EXAMPLE(
            "An example is valid JSON without repairs.",
            "A user who copies one that needs them gets a syntax error from the server."),
    /** See {@link #summary()}. */
    ELIDED_EXAMPLE(
            "An example is complete.",
            "A user who copies an incomplete one gets a syntax error, and tools cannot check what is left out."),
    /** See {@link #summary()}. */
    EXAMPLE_UNKNOWN_COMMAND(
            "An example executes commands that exist.", "The server answers that it does not know the command."),
    /** See {@link #summary()}. */
    EXAMPLE_UNKNOWN_EVENT("An example shows events that exist.", "No client ever receives any other."),
    /** See {@link #summary()}. */
    EXAMPLE_UNKNOWN_MEMBER(
            "An example has only members that its type has.",
            "The server refuses the argument; of a reply, the description lacks the member."),
    /** See {@link #summary()}. */
    EXAMPLE_MISSING_MEMBER(
            "An example has all mandatory members.",
            "The server refuses the arguments; of a reply, the member is optional and the text does not say so."),
    /** See {@link #summary()}. */
    EXAMPLE_WRONG_TYPE(
            "The values of an example have the right types.",
            "The server refuses the arguments; of a reply, the text or the example is wrong."),
    /** See {@link #summary()}. */
    EXAMPLE_UNKNOWN_VALUE(
            "The values of an example are among the listed ones.",
            "The server refuses the argument; of a reply, the list is incomplete."),
    /** See {@link #summary()}. */
    INDENTED_MARKER(
            "Markers such as SQMP are at the start of their lines.",
            "Otherwise hxtool leaves the section out of the documentation, but still drops it from the C code."),
    /** See {@link #summary()}. */
    TEXT_AFTER_MARKER("Nothing follows a marker on its line.", "hxtool silently drops it."),
    /** See {@link #summary()}. */
    DUPLICATE_FIELD("An entry sets each field once.", "In C, the last silently wins."),
    /** See {@link #summary()}. */
    MISSPELLED_FIELD(
            "The fields of an entry have the names that QEMU knows.",
            "A C compiler refuses any other name, and nobody knows what the field was meant to say."),
    /** See {@link #summary()}. */
    MISSING_ARGS_TYPE(
            "An entry has an args_type, even if it is empty.",
            "The server checks arguments against it; without one, nothing says which arguments it takes."),
    /** See {@link #summary()}. */
    UNKNOWN_MACRO(
            "A table defines the macros that its names and arguments depend on.",
            "Without them, only the build of that source tree knows which commands exist."),
    /** See {@link #summary()}. */
    NOTHING_OF_QMP("A source says something about QMP.", "Otherwise it was probably given by mistake."),
    /** See {@link #summary()}. */
    INTROSPECTION_UNKNOWN_KIND(
            "An answer to query-qmp-schema has only entities of known meta-types and json-types.",
            "Others are left out, and what refers to them has no type: the server is newer than this program, or the"
                    + " answer was edited."),
    /** See {@link #summary()}. */
    SOURCES_DIFFER_MEMBER(
            "Sources agree on the members of an object.",
            "One of the sources is wrong, or belongs to another release."),
    /** See {@link #summary()}. */
    SOURCES_DIFFER_OPTIONALITY(
            "Sources agree on whether a member may be missing.",
            "One of the sources is wrong, or belongs to another release."),
    /** See {@link #summary()}. */
    SOURCES_DIFFER_TYPE("Sources agree on types.", "One of the sources is wrong, or belongs to another release."),
    /** See {@link #summary()}. */
    SOURCES_DIFFER_VALUE(
            "Sources agree on the values of an enumeration.",
            "One of the sources is wrong, or belongs to another release."),
    /** See {@link #summary()}. */
    SOURCES_DIFFER_NOTHING(
            "Sources agree on whether a command returns a value.",
            "One of the sources is wrong, or belongs to another release."),
    /** See {@link #summary()}. */
    QAPI_MISPLACED_DOCUMENTATION(
            "A documentation comment is directly above what it documents.",
            "QEMU's own generator refuses a misplaced one."),
    /** See {@link #summary()}. */
    QAPI_MISSING_DOCUMENTATION(
            "If a schema requires documentation, every definition has it.",
            "QEMU's own generator refuses a definition without it."),
    /** See {@link #summary()}. */
    QAPI_UNKNOWN_DOCUMENTED(
            "A documentation comment describes members that exist.",
            "A description of any other was probably left behind when a member was renamed or removed."),
    /** See {@link #summary()}. */
    QAPI_MISSING_COMMA(
            "The parts of a schema's lists are separated by commas.",
            "QEMU's own parser refuses a list that lacks one."),
    /** See {@link #summary()}. */
    QAPI_EXTRA_COMMA("No comma follows the last part of a schema's list.", "QEMU's own parser refuses such a comma."),
    /** See {@link #summary()}. */
    QAPI_OPEN_DOCUMENTATION(
            "A documentation comment ends with '##'.", "QEMU's own parser has refused a comment without it since 2.9."),
    /** See {@link #summary()}. */
    QAPI_DOCUMENTATION_MARK(
            "'##' is alone on its line.", "QEMU's own parser has refused anything else on that line since 2.9."),
    /** See {@link #summary()}. */
    QAPI_NOTATION(
            "A schema's strings are printable ASCII in single quotes, and its truth values are in lower case.",
            "QEMU's own parser reads nothing else."),
    /** See {@link #summary()}. */
    QAPI_CONDITION(
            "A condition is the name of a macro, or an object with 'all', 'any' or 'not'.",
            "QEMU's own generator has refused C expressions since 6.1."),
    /** See {@link #summary()}. */
    QAPI_ODD_NAME(
            "A name begins with a letter and consists of letters, digits, dashes and underscores.",
            "QEMU's own generator refuses others, which could clash in C."),
    /** See {@link #summary()}. */
    QAPI_RESERVED_NAME(
            "A name is not one that QEMU's generator makes up: 'q_', 'has_', 'u', 'List'.",
            "Otherwise its C code would have two things with the same name, so QEMU's own generator refuses such a"
                    + " name."),
    /** See {@link #summary()}. */
    QAPI_NAME_CASE(
            "Types are in CamelCase, events in capitals, everything else in lower case with dashes.",
            "QEMU's own generator refuses others unless a pragma lists the name; the case tells readers what a name is"
                    + " for."),
    /** See {@link #summary()}. */
    QAPI_NAME_CLASH(
            "Names in one object differ in more than '-', '_' and '.'.",
            "Otherwise they are the same name in C, and QEMU's own generator refuses them."),
    /** See {@link #summary()}. */
    QAPI_NESTED_TYPE(
            "A type is defined on its own and used by its name.",
            "QEMU's own generator has refused unnamed types inside others since 2.4."),
    /** See {@link #summary()}. */
    QAPI_RETURN_TYPE(
            "A command returns an object or an array of objects.",
            "Nothing can be added to any other reply; QEMU's own generator refuses others unless a pragma lists the"
                    + " command."),
    /** See {@link #summary()}. */
    QAPI_UNBOXED_CONDITION(
            "Where an argument depends on a condition, the command is boxed.",
            "Otherwise its C function has another signature in each build; QEMU's own generator has refused that since"
                    + " 8.1."),
    /** See {@link #summary()}. */
    QAPI_SIMPLE_UNION(
            "A union has a base and a discriminator.",
            "QEMU's own generator has refused others since 6.2: they nest their data needlessly."),
    /** See {@link #summary()}. */
    QAPI_TEXT_DISCRIMINATOR(
            "The discriminator of a union is of an enumeration type.",
            "QEMU's own generator refuses a string, because nothing says which values it can have."),
    /** See {@link #summary()}. */
    QAPI_EMPTY_UNION(
            "A union has branches, or its tag has values.",
            "Otherwise no value can have the type, and QEMU's own generator refuses it."),
    /** See {@link #summary()}. */
    QAPI_TEXTUAL_BRANCH(
            "No branch of an alternate can look like another one on a command line.",
            "All values are text there, and QEMU's own generator refuses a string beside numbers or truth values."),
    /** See {@link #summary()}. */
    QAPI_TYPE_FEATURE(
            "A type is neither 'deprecated' nor 'unstable'.",
            "QEMU acts on these features only where a type is used, and its generator refuses them elsewhere."),
    /** See {@link #summary()}. */
    QAPI_ENUM_PREFIX(
            "The prefix of an enumeration's constants is a string.", "QEMU's own generator refuses anything else."),
    /** See {@link #summary()}. */
    QAPI_COMMENT_BLANK(
            "A space follows the '#' of each line of documentation.",
            "QEMU's own parser refuses text directly after the '#'."),
    /** See {@link #summary()}. */
    QAPI_DOCUMENTED_NAME(
            "The first line of a definition's documentation is '@', its name and ':'.",
            "QEMU's own parser refuses anything else, or treats the comment as a heading."),
    /** See {@link #summary()}. */
    QAPI_DOCUMENTATION_HEADING(
            "A heading is the first line of a comment that documents no definition.",
            "QEMU's own parser refuses a heading elsewhere."),
    /** See {@link #summary()}. */
    QAPI_STRAY_DESCRIPTION(
            "Members are described in the documentation of a definition.",
            "QEMU's own parser refuses descriptions elsewhere; the name of the definition was probably forgotten."),
    /** See {@link #summary()}. */
    QAPI_LATE_DESCRIPTION(
            "Descriptions of members come before all other sections.",
            "QEMU's own parser refuses a later one, and readers look for them in one place."),
    /** See {@link #summary()}. */
    QAPI_DOCUMENTED_TWICE(
            "Nothing is described twice.",
            "QEMU's own parser refuses the second description; one of the two belongs elsewhere or is out of date."),
    /** See {@link #summary()}. */
    QAPI_EMPTY_SECTION(
            "A section of documentation has text.",
            "QEMU's own parser refuses an empty one, which somebody meant to write later."),
    /** See {@link #summary()}. */
    QAPI_SECTION_INDENT(
            "The lines of a section of documentation are indented evenly.",
            "QEMU's own parser refuses uneven indentation, or ends the section there."),
    /** See {@link #summary()}. */
    QAPI_UNNAMED_DOCUMENTATION(
            "A documentation comment above a definition names it.",
            "QEMU's own parser refuses a comment that does not."),
    /** See {@link #summary()}. */
    QAPI_NOTHING_RETURNED(
            "Only a command that returns something has a section 'Returns:'.",
            "QEMU's own parser refuses the section elsewhere; it was probably copied."),
    /** See {@link #summary()}. */
    QAPI_DOCUMENTED_ELSEWHERE(
            "Documentation describes only the members of the definition itself.",
            "QEMU's own generator refuses others, which are described where they are defined."),
    /** See {@link #summary()}. */
    QAPI_UNDOCUMENTED_FEATURE(
            "If a definition is documented, so are its features.",
            "QEMU's own generator refuses an undocumented feature; users cannot tell what it promises."),
    /** See {@link #summary()}. */
    QAPI_UNDOCUMENTED_MEMBER(
            "If a definition is documented, so are its members, values and branches.",
            "QEMU's own generator has refused undocumented ones since 8.2, unless a pragma lists the definition.");

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

    /** What the rule demands, as a sentence. */
    public String summary() {
        return summary;
    }

    /** The reason for the rule, as a sentence. */
    public String reason() {
        return reason;
    }

    /** Returns the rule with an id; empty if there is none. */
    public static Optional<Rule> of(String id) {
        return Arrays.stream(values()).filter(rule -> rule.id().equals(id)).findFirst();
    }
}
