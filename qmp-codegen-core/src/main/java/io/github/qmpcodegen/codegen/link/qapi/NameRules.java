package io.github.qmpcodegen.codegen.link.qapi;

import io.github.qmpcodegen.codegen.link.qapi.Definition.CommandSpec;
import io.github.qmpcodegen.codegen.link.qapi.Definition.Enumeration;
import io.github.qmpcodegen.codegen.link.qapi.Definition.EventSpec;
import io.github.qmpcodegen.codegen.link.qapi.Definition.FeatureSpec;
import io.github.qmpcodegen.codegen.link.qapi.Definition.MemberSpec;
import io.github.qmpcodegen.codegen.source.SourceLocation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The rules on names: what they are made of, which are QEMU's own, and which case they have. */
final class NameRules {

    /** A downstream prefix, the mark of what is experimental, and the name proper. */
    private static final Pattern FORM =
            Pattern.compile("(__[a-z0-9.-]+_)?(x-)?([a-z][a-z0-9_-]*)", Pattern.CASE_INSENSITIVE);

    /** What QEMU before 6.0 calls the types of bases and arguments that are defined in place. */
    private static final List<String> IMPLICIT_TYPES = List.of("q_obj_%s-base", "q_obj_%s-arg");

    private static final Pattern CAMEL_CASE = Pattern.compile("[A-Z][A-Za-z0-9]*[a-z][A-Za-z0-9]*");

    private NameRules() {}

    /** What a name is the name of. */
    private enum Kind {
        EVENT("event"),
        COMMAND("command"),
        TYPE("type"),
        MEMBER("member"),
        VALUE("value"),
        BRANCH("branch"),
        FEATURE("feature");

        private final String word;

        Kind(String word) {
            this.word = word;
        }
    }

    private record Name(Kind kind, String text, SourceLocation location) {

        /** The name without its prefixes; empty if it has not the form of a name. */
        String stem() {
            // Values, and nothing else, may begin with a digit.
            boolean digit = kind == Kind.VALUE && Character.isDigit(text.charAt(0));
            Matcher form = FORM.matcher(digit ? "d" + text : text);
            return form.matches() ? form.group(3) : "";
        }

        String subject() {
            return "the " + kind.word + " '" + text + "'";
        }
    }

    static void form(Definition definition, Review review, Breaches breaches) {
        for (Name name : names(definition)) {
            if (name.stem().isEmpty()) {
                breaches.report(
                        name.location(),
                        name.subject() + " has a name that QEMU does not allow; expected a letter and then letters,"
                                + " digits, '-' and '_'");
            }
        }
    }

    static void reserved(Definition definition, Review review, Breaches breaches) {
        for (Name name : names(definition)) {
            String inC = CNames.of(name.text());
            if (inC.startsWith("q_")) {
                breaches.report(name.location(), name.subject() + " has a name with 'q_' in C, which is reserved");
            } else if (name.kind() == Kind.MEMBER && (inC.equals("u") || inC.startsWith("has_"))) {
                breaches.report(
                        name.location(),
                        name.subject() + " has a name that QEMU's generator gives to a member of its own");
            } else if (name.kind() == Kind.TYPE && name.text().endsWith("List")) {
                breaches.report(
                        name.location(),
                        name.subject() + " ends in 'List', as the arrays do that QEMU's generator names");
            }
        }
    }

    static void letterCase(Definition definition, Review review, Breaches breaches) {
        Pragmas pragmas = review.pragmas();
        boolean strict = review.era().compareTo(Era.FROM_6_0) >= 0;
        boolean excepted = pragmas.excepts(definition.name(), Pragmas.MEMBER_NAMES, Pragmas.OLD_MEMBER_NAMES)
                || IMPLICIT_TYPES.stream()
                        .anyMatch(name -> pragmas.excepts(
                                String.format(Locale.ROOT, name, definition.name()), Pragmas.OLD_MEMBER_NAMES));
        for (Name name : names(definition)) {
            String stem = name.stem();
            if (stem.isEmpty()) {
                continue;
            }
            switch (name.kind()) {
                case EVENT -> report(strict && !stem.matches("[A-Z0-9_]*"), name, "capitals, digits and '_'", breaches);
                case TYPE ->
                    report(strict && !CAMEL_CASE.matcher(stem).matches(), name, "a name in CamelCase", breaches);
                case COMMAND ->
                    report(
                            strict
                                    && (hasUpper(stem)
                                            || (stem.contains("_")
                                                    && !pragmas.excepts(name.text(), Pragmas.COMMAND_NAMES))),
                            name,
                            "no capitals, and '-' instead of '_'",
                            breaches);
                case MEMBER, VALUE ->
                    report(
                            !excepted && (hasUpper(stem) || (strict && stem.contains("_"))),
                            name,
                            "no capitals, and '-' instead of '_'",
                            breaches);
                case BRANCH, FEATURE ->
                    report(
                            hasUpper(stem) || (strict && stem.contains("_")),
                            name,
                            "no capitals, and '-' instead of '_'",
                            breaches);
            }
        }
    }

    private static void report(boolean breach, Name name, String expected, Breaches breaches) {
        if (breach) {
            breaches.report(
                    name.location(), name.subject() + " has a name that QEMU does not allow; expected " + expected);
        }
    }

    private static boolean hasUpper(String text) {
        return text.chars().anyMatch(Character::isUpperCase);
    }

    /** All names that a definition gives. */
    private static List<Name> names(Definition definition) {
        List<Name> names = new ArrayList<>();
        Kind kind = definition instanceof EventSpec
                ? Kind.EVENT
                : definition instanceof CommandSpec ? Kind.COMMAND : Kind.TYPE;
        names.add(new Name(kind, definition.name(), definition.header().location()));
        addFeatures(definition.header().features(), names);
        addMembers(Review.ownMembers(definition), names);
        if (definition instanceof Enumeration enumeration) {
            for (Definition.ValueSpec value : enumeration.values()) {
                names.add(new Name(Kind.VALUE, value.text(), value.location()));
                addFeatures(value.features(), names);
            }
        } else if (definition instanceof Definition.Alternate alternate) {
            alternate.branches().forEach(branch -> names.add(new Name(Kind.BRANCH, branch.name(), branch.location())));
        }
        return names;
    }

    private static void addMembers(List<MemberSpec> members, List<Name> names) {
        for (MemberSpec member : members) {
            names.add(new Name(Kind.MEMBER, member.name(), member.location()));
            addFeatures(member.features(), names);
        }
    }

    private static void addFeatures(List<FeatureSpec> features, List<Name> names) {
        Stream<Name> added =
                features.stream().map(feature -> new Name(Kind.FEATURE, feature.name(), feature.location()));
        added.forEach(names::add);
    }
}
