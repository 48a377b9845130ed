package io.github.qmpcodegen.codegen.link.qapi;

import io.github.qmpcodegen.codegen.prose.qapi.QapiDoc;
import io.github.qmpcodegen.codegen.schema.Documentation;
import io.github.qmpcodegen.codegen.schema.Feature;
import io.github.qmpcodegen.codegen.schema.Traits;
import io.github.qmpcodegen.codegen.source.SourceLocation;
import io.github.qmpcodegen.codegen.syntax.qapi.QapiComment;
import io.github.qmpcodegen.codegen.syntax.qapi.QapiObject;
import io.github.qmpcodegen.codegen.syntax.qapi.QapiString;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A definition of a schema, well formed by itself; the names in it are not resolved. */
sealed interface Definition {

    /** What all kinds of definitions have. */
    Header header();

    /** What kind of definition it is, as messages call it. */
    String phrase();

    /** The name that it gives. */
    default String name() {
        return header().name();
    }

    /**
     * What all kinds of definitions have.
     *
     * @param keyword the key that says what it is, such as {@code struct}
     * @param name its name
     * @param features its features
     * @param conditions the build conditions that must all hold
     * @param doc its documentation
     * @param comment the comment that documents it, as it stands
     * @param expression all of it, as it stands
     * @param location where its name stands
     * @param diagnostics takes what is wrong with it
     */
    record Header(
            String keyword,
            String name,
            List<FeatureSpec> features,
            List<String> conditions,
            QapiDoc doc,
            @Nullable QapiComment comment,
            QapiObject expression,
            SourceLocation location,
            ExpressionDiagnostics diagnostics) {

        /** What is said of all of it. */
        Traits traits() {
            return traits(features, conditions, doc.text(), location);
        }

        /** What is said of a branch in it. */
        Traits traits(BranchSpec branch) {
            return traits(List.of(), branch.conditions(), doc.member(branch.name()), branch.location());
        }

        /** What is said of something in it. */
        Traits traits(
                List<FeatureSpec> itsFeatures, List<String> itsConditions, Documentation words, SourceLocation where) {
            return new Traits(
                    itsFeatures.stream()
                            .map(spec -> new Feature(
                                    spec.name(),
                                    new Traits(
                                            List.of(), spec.conditions(), doc.feature(spec.name()), spec.location())))
                            .toList(),
                    itsConditions,
                    words,
                    where);
        }

        @Override
        public String toString() {
            return keyword + " '" + name + "'";
        }
    }

    /** An object type; {@code type} in old schemas. */
    record Struct(Header header, @Nullable QapiString base, List<MemberSpec> members) implements Definition {

        @Override
        public String phrase() {
            return "a struct";
        }
    }

    /** An enumeration. */
    record Enumeration(Header header, List<ValueSpec> values) implements Definition {

        @Override
        public String phrase() {
            return "an enumeration";
        }
    }

    /**
     * A union. Without a discriminator it is a simple one, whose tag is called {@code type} and whose branches stand in
     * a member {@code data}; QEMU 7.1 has the last of them.
     */
    record Union(
            Header header,
            @Nullable TypeSpec base,
            @Nullable QapiString discriminator,
            List<BranchSpec> branches) implements Definition {

        @Override
        public String phrase() {
            return "a union";
        }
    }

    /** A type whose branches are distinguished by the kind of value; a union with the discriminator {@code {}} in old schemas. */
    record Alternate(Header header, List<BranchSpec> branches) implements Definition {

        @Override
        public String phrase() {
            return "an alternate";
        }
    }

    /** A command. */
    record CommandSpec(
            Header header,
            @Nullable TypeSpec data,
            @Nullable TypeSpec returns,
            boolean boxed,
            boolean generated,
            boolean successResponse,
            boolean outOfBand,
            boolean preconfig)
            implements Definition {

        @Override
        public String phrase() {
            return "a command";
        }
    }

    /** An event. */
    record EventSpec(Header header, @Nullable TypeSpec data, boolean boxed) implements Definition {

        @Override
        public String phrase() {
            return "an event";
        }
    }

    /** A type where it is used. */
    sealed interface TypeSpec {

        /** Where it stands. */
        SourceLocation location();

        /** A type by its name. */
        record Name(String text, SourceLocation location) implements TypeSpec {}

        /** An array of a type. */
        record Array(TypeSpec element, SourceLocation location) implements TypeSpec {}

        /** An object type that is defined where it is used. */
        record Inline(List<MemberSpec> members, SourceLocation location) implements TypeSpec {}
    }

    /** A member of an object type. */
    record MemberSpec(
            String name,
            boolean optional,
            TypeSpec type,
            List<FeatureSpec> features,
            List<String> conditions,
            SourceLocation location) {}

    /** A branch of a union or alternate. */
    record BranchSpec(String name, TypeSpec type, List<String> conditions, SourceLocation location) {}

    /** A value of an enumeration. */
    record ValueSpec(String text, List<FeatureSpec> features, List<String> conditions, SourceLocation location) {}

    /** A feature. */
    record FeatureSpec(String name, List<String> conditions, SourceLocation location) {}
}
