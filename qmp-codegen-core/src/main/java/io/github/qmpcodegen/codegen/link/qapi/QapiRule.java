package io.github.qmpcodegen.codegen.link.qapi;

import io.github.qmpcodegen.codegen.source.Rule;

/**
 * What QEMU's own parser refuses in a schema that means something all the same: each rule with the era from which on
 * it holds, and what looks for breaches of it.
 */
enum QapiRule {
    /** Strings are single-quoted printable ASCII. */
    NOTATION(Rule.QAPI_NOTATION, Era.BEFORE_2_9, NotationRules::strings),
    /** Conditions are names of C macros, joined by {@code all}, {@code any} and {@code not}. */
    CONDITION(Rule.QAPI_CONDITION, Era.FROM_8_2, NotationRules::conditions),

    /** NameSyntax have letters, digits, dashes and underscores. */
    ODD_NAME(Rule.QAPI_ODD_NAME, Era.FROM_2_9, NameRules::form),
    /** Some names are QEMU's own. */
    RESERVED_NAME(Rule.QAPI_RESERVED_NAME, Era.FROM_2_9, NameRules::reserved),
    /** Each kind of name has a case of its own. */
    NAME_CASE(Rule.QAPI_NAME_CASE, Era.FROM_2_9, NameRules::letterCase),
    /** NameSyntax that differ only in punctuation are one name in C. */
    NAME_CLASH(Rule.QAPI_NAME_CLASH, Era.FROM_2_9, ClashRules::names),

    /** Types are defined by themselves. */
    NESTED_TYPE(Rule.QAPI_NESTED_TYPE, Era.FROM_2_9, TypeRules::nested),
    /** Commands return objects or arrays of objects. */
    RETURN_TYPE(Rule.QAPI_RETURN_TYPE, Era.FROM_2_9, TypeRules::returned),
    /** Arguments that depend on a condition are passed in a box. */
    UNBOXED_CONDITION(Rule.QAPI_UNBOXED_CONDITION, Era.FROM_2_9, TypeRules::conditionalArguments),
    /** Unions have a discriminator. */
    SIMPLE_UNION(Rule.QAPI_SIMPLE_UNION, Era.TODAY, TypeRules::simpleUnion),
    /** Discriminators are of an enumeration type. */
    TEXT_DISCRIMINATOR(Rule.QAPI_TEXT_DISCRIMINATOR, Era.FROM_2_9, TypeRules::textDiscriminator),
    /** Unions have branches. */
    EMPTY_UNION(Rule.QAPI_EMPTY_UNION, Era.FROM_2_9, TypeRules::emptyUnion),
    /** The branches of an alternate differ where all values are text, too. */
    TEXTUAL_BRANCH(Rule.QAPI_TEXTUAL_BRANCH, Era.FROM_2_9, AlternateRules::textual),
    /** Types are neither deprecated nor unstable. */
    TYPE_FEATURE(Rule.QAPI_TYPE_FEATURE, Era.FROM_2_9, TypeRules::specialFeature),
    /** The prefix of an enumeration's constants is a string. */
    ENUM_PREFIX(Rule.QAPI_ENUM_PREFIX, Era.FROM_2_9, TypeRules::enumPrefix),

    /** The mark of a documentation comment stands alone on its line. */
    DOCUMENTATION_MARK(Rule.QAPI_DOCUMENTATION_MARK, Era.FROM_2_9, CommentRules::mark),
    /** A documentation comment ends with a mark. */
    OPEN_DOCUMENTATION(Rule.QAPI_OPEN_DOCUMENTATION, Era.FROM_2_9, CommentRules::open),
    /** A blank follows the {@code #} of documentation. */
    COMMENT_BLANK(Rule.QAPI_COMMENT_BLANK, Era.FROM_2_9, CommentRules::blank),
    /** A comment's first line names what it documents, and a colon follows. */
    DOCUMENTED_NAME(Rule.QAPI_DOCUMENTED_NAME, Era.FROM_2_9, CommentRules::name),
    /** Only definitions have headings outside them. */
    DOCUMENTATION_HEADING(Rule.QAPI_DOCUMENTATION_HEADING, Era.FROM_2_9, CommentRules::heading),
    /** Members are described in the documentation of a definition. */
    STRAY_DESCRIPTION(Rule.QAPI_STRAY_DESCRIPTION, Era.FROM_2_9, CommentRules::stray),
    /** Descriptions of members stand before other sections. */
    LATE_DESCRIPTION(Rule.QAPI_LATE_DESCRIPTION, Era.FROM_2_9, CommentRules::late),
    /** Each member is described once. */
    DOCUMENTED_TWICE(Rule.QAPI_DOCUMENTED_TWICE, Era.FROM_2_9, CommentRules::twice),
    /** Sections say something. */
    EMPTY_SECTION(Rule.QAPI_EMPTY_SECTION, Era.FROM_2_9, CommentRules::empty),
    /** What continues a section's first line is indented. */
    SECTION_INDENT(Rule.QAPI_SECTION_INDENT, Era.FROM_6_0, CommentRules::indent),

    /** The comment above a definition documents it. */
    UNNAMED_DOCUMENTATION(Rule.QAPI_UNNAMED_DOCUMENTATION, Era.FROM_2_9, CoverageRules::unnamed),
    /** Only commands return something. */
    NOTHING_RETURNED(Rule.QAPI_NOTHING_RETURNED, Era.FROM_2_9, CoverageRules::outcome),
    /** Documentation describes what the definition itself has. */
    DOCUMENTED_ELSEWHERE(Rule.QAPI_DOCUMENTED_ELSEWHERE, Era.FROM_2_9, CoverageRules::elsewhere),
    /** Features are documented. */
    UNDOCUMENTED_FEATURE(Rule.QAPI_UNDOCUMENTED_FEATURE, Era.FROM_2_9, CoverageRules::features),
    /** Members are documented. */
    UNDOCUMENTED_MEMBER(Rule.QAPI_UNDOCUMENTED_MEMBER, Era.FROM_8_2, CoverageRules::members);

    private final Rule rule;
    private final Era since;

    /** Method references, which have no state. */
    @SuppressWarnings("ImmutableEnumChecker")
    private final Check check;

    QapiRule(Rule rule, Era since, OfDefinition check) {
        this(rule, since, (Check) check);
    }

    QapiRule(Rule rule, Era since, OfComment check) {
        this(rule, since, (Check) check);
    }

    QapiRule(Rule rule, Era since, Check check) {
        this.rule = rule;
        this.since = since;
        this.check = check;
    }

    /** The rule that its breaches are reported as. */
    Rule rule() {
        return rule;
    }

    /** Whether it holds for schemas of an era. */
    boolean holdsIn(Era era) {
        return era.compareTo(since) >= 0;
    }

    /** Looks for breaches in a definition. */
    void check(Definition definition, Review review) {
        if (check instanceof OfDefinition each) {
            ExpressionDiagnostics diagnostics = definition.header().diagnostics();
            each.check(definition, review, (location, message) -> diagnostics.report(rule, location, message));
        }
    }

    /** Looks for breaches in a documentation comment; what it documents does not matter. */
    void check(DocOutline outline, Review review, ExpressionDiagnostics diagnostics) {
        if (check instanceof OfComment each) {
            each.check(outline, review, (location, message) -> diagnostics.report(rule, location, message));
        }
    }

    /** What looks for breaches of one rule. */
    private sealed interface Check permits OfDefinition, OfComment {}

    /** What looks for them in definitions. */
    @FunctionalInterface
    private non-sealed interface OfDefinition extends Check {
        void check(Definition definition, Review review, Breaches breaches);
    }

    /** What looks for them in documentation comments by themselves. */
    @FunctionalInterface
    private non-sealed interface OfComment extends Check {
        void check(DocOutline outline, Review review, Breaches breaches);
    }
}
