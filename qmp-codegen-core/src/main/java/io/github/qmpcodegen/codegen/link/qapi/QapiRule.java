package io.github.qmpcodegen.codegen.link.qapi;

import io.github.qmpcodegen.codegen.source.DiagnosticCode;
import io.github.qmpcodegen.codegen.source.Severity;
import io.github.qmpcodegen.codegen.source.SourceLocation;

/**
 * What QEMU's own parser refuses in a schema that means something all the same: each rule with the era from which on
 * it holds, and what looks for breaches of it.
 */
enum QapiRule implements DiagnosticCode {
    /** Strings are single-quoted printable ASCII. */
    NOTATION("qapi-notation", Era.BEFORE_2_9, NotationRules::strings),
    /** Conditions are names of C macros, joined by {@code all}, {@code any} and {@code not}. */
    CONDITION("qapi-condition", Era.FROM_8_2, NotationRules::conditions),

    /** Names have letters, digits, dashes and underscores. */
    ODD_NAME("qapi-odd-name", Era.FROM_2_9, NameRules::form),
    /** Some names are QEMU's own. */
    RESERVED_NAME("qapi-reserved-name", Era.FROM_2_9, NameRules::reserved),
    /** Each kind of name has a case of its own. */
    NAME_CASE("qapi-name-case", Era.FROM_2_9, NameRules::letterCase),
    /** Names that differ only in punctuation are one name in C. */
    NAME_CLASH("qapi-name-clash", Era.FROM_2_9, ClashRules::names),

    /** Types are defined by themselves. */
    NESTED_TYPE("qapi-nested-type", Era.FROM_2_9, TypeRules::nested),
    /** Commands return objects or arrays of objects. */
    RETURN_TYPE("qapi-return-type", Era.FROM_2_9, TypeRules::returned),
    /** Arguments that depend on a condition are passed in a box. */
    UNBOXED_CONDITION("qapi-unboxed-condition", Era.FROM_2_9, TypeRules::conditionalArguments),
    /** Unions have a discriminator. */
    SIMPLE_UNION("qapi-simple-union", Era.TODAY, TypeRules::simpleUnion),
    /** Discriminators are of an enumeration type. */
    TEXT_DISCRIMINATOR("qapi-text-discriminator", Era.FROM_2_9, TypeRules::textDiscriminator),
    /** Unions have branches. */
    EMPTY_UNION("qapi-empty-union", Era.FROM_2_9, TypeRules::emptyUnion),
    /** The branches of an alternate differ where all values are text, too. */
    TEXTUAL_BRANCH("qapi-textual-branch", Era.FROM_2_9, AlternateRules::textual),
    /** Types are neither deprecated nor unstable. */
    TYPE_FEATURE("qapi-type-feature", Era.FROM_2_9, TypeRules::specialFeature),
    /** The prefix of an enumeration's constants is a string. */
    ENUM_PREFIX("qapi-enum-prefix", Era.FROM_2_9, TypeRules::enumPrefix),

    /** As {@link QapiCode#DOCUMENTATION_MARK}, in schemas that do not demand documentation. */
    DOCUMENTATION_MARK("qapi-documentation-mark", Era.FROM_2_9, CommentRules::mark),
    /** As {@link QapiCode#OPEN_DOCUMENTATION}, in schemas that do not demand documentation. */
    OPEN_DOCUMENTATION("qapi-open-documentation", Era.FROM_2_9, CommentRules::open),
    /** A blank follows the {@code #} of documentation. */
    COMMENT_BLANK("qapi-comment-blank", Era.FROM_2_9, CommentRules::blank),
    /** A comment's first line names what it documents, and a colon follows. */
    DOCUMENTED_NAME("qapi-documented-name", Era.FROM_2_9, CommentRules::name),
    /** Only definitions have headings outside them. */
    DOCUMENTATION_HEADING("qapi-documentation-heading", Era.FROM_2_9, CommentRules::heading),
    /** Members are described in the documentation of a definition. */
    STRAY_DESCRIPTION("qapi-stray-description", Era.FROM_2_9, CommentRules::stray),
    /** Descriptions of members stand before other sections. */
    LATE_DESCRIPTION("qapi-late-description", Era.FROM_2_9, CommentRules::late),
    /** Each member is described once. */
    DOCUMENTED_TWICE("qapi-documented-twice", Era.FROM_2_9, CommentRules::twice),
    /** Sections say something. */
    EMPTY_SECTION("qapi-empty-section", Era.FROM_2_9, CommentRules::empty),
    /** What continues a section's first line is indented. */
    SECTION_INDENT("qapi-section-indent", Era.FROM_6_0, CommentRules::indent),

    /** The comment above a definition documents it. */
    UNNAMED_DOCUMENTATION("qapi-unnamed-documentation", Era.FROM_2_9, CoverageRules::unnamed),
    /** Only commands return something. */
    NOTHING_RETURNED("qapi-nothing-returned", Era.FROM_2_9, CoverageRules::outcome),
    /** Documentation describes what the definition itself has. */
    DOCUMENTED_ELSEWHERE("qapi-documented-elsewhere", Era.FROM_2_9, CoverageRules::elsewhere),
    /** Features are documented. */
    UNDOCUMENTED_FEATURE("qapi-undocumented-feature", Era.FROM_2_9, CoverageRules::features),
    /** Members are documented. */
    UNDOCUMENTED_MEMBER("qapi-undocumented-member", Era.FROM_8_2, CoverageRules::members);

    private final String id;
    private final Era since;

    /** Method references, which have no state. */
    @SuppressWarnings("ImmutableEnumChecker")
    private final Check check;

    QapiRule(String id, Era since, OfDefinition check) {
        this(id, since, (Check) check);
    }

    QapiRule(String id, Era since, OfComment check) {
        this(id, since, (Check) check);
    }

    QapiRule(String id, Era since, Check check) {
        this.id = id;
        this.since = since;
        this.check = check;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    /** Whether it holds for schemas of an era. */
    boolean holdsIn(Era era) {
        return era.compareTo(since) >= 0;
    }

    /** Looks for breaches in a definition. */
    void check(Definition definition, Review review) {
        if (check instanceof OfDefinition each) {
            Problems problems = definition.header().problems();
            each.check(definition, review, (location, message) -> problems.report(this, location, message));
        }
    }

    /** Looks for breaches in a documentation comment; what it documents does not matter. */
    void check(DocOutline outline, Review review, Problems problems) {
        if (check instanceof OfComment each) {
            each.check(outline, review, (location, message) -> problems.report(this, location, message));
        }
    }

    /** Takes a breach of a rule. */
    @FunctionalInterface
    interface Breaches {

        /** Reports what is wrong at a place. */
        void report(SourceLocation location, String message);
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
