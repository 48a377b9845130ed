package io.github.qmpcodegen.codegen.link.qapi;

import io.github.qmpcodegen.codegen.link.qapi.Definition.CommandSpec;
import io.github.qmpcodegen.codegen.syntax.qapi.QapiString;
import java.util.Collection;
import java.util.regex.Pattern;

/**
 * The releases of QEMU whose parser a schema was written for, as far as the schema shows it.
 *
 * <p>QEMU's parser became stricter from release to release, and no schema says which release it is of. What later
 * parsers refuse gives the older ones away; a schema without any such sign is measured by today's rules.
 */
enum Era {
    /** Comments are not read, and types may be defined where they are used. */
    BEFORE_2_9,
    /** Documentation has a form, and replies are objects. */
    FROM_2_9,
    /** NameSyntax have a form too. */
    FROM_6_0,
    /** Whatever is not documented is listed in a pragma. */
    FROM_8_2,
    /** Notes and examples are reStructuredText. */
    TODAY;

    /** So many comments that begin with a name and no colon are a habit. */
    private static final int HABIT = 10;

    private static final Pattern OLD_SECTION = Pattern.compile("# (Notes?|Examples?):(?!:).*");
    private static final Pattern DIRECTIVE = Pattern.compile("#\\s*\\.\\. (note|qmp-example)::.*");
    private static final Pattern NAME_WITHOUT_COLON = Pattern.compile("# @[\\w.-]+");

    /** A condition that is an expression of C. */
    private static final Pattern C_EXPRESSION = Pattern.compile("(?s).*\\bdefined\\b.*");

    /** The newest era that a schema's signs allow. */
    static Era of(DefinitionTable table) {
        Collection<Definition> definitions = table.definitions().values();
        if (definitions.stream().anyMatch(Era::isOfOldDialect) || namesWithoutColon(table) >= HABIT) {
            return BEFORE_2_9;
        }
        Pragmas pragmas = table.pragmas();
        if (pragmas.has(Pragmas.OLD_MEMBER_NAMES) || pragmas.has(Pragmas.OLD_COMMAND_RETURNS)) {
            return FROM_2_9;
        }
        if (definitions.stream()
                .flatMap(each -> each.header().conditions().stream())
                .anyMatch(condition -> C_EXPRESSION.matcher(condition).matches())) {
            return FROM_6_0;
        }
        if (hasLine(table, DIRECTIVE) || !hasLine(table, OLD_SECTION)) {
            return TODAY;
        }
        return pragmas.has(Pragmas.DOCUMENTATION) ? FROM_8_2 : FROM_6_0;
    }

    private static boolean isOfOldDialect(Definition definition) {
        return definition.header().keyword().equals(Keyword.TYPE.key())
                || (definition instanceof CommandSpec command
                        && command.header().expression().value("gen").orElse(null) instanceof QapiString);
    }

    private static long namesWithoutColon(DefinitionTable table) {
        return table.comments().keySet().stream()
                .filter(comment -> comment.lines().size() > 1
                        && NAME_WITHOUT_COLON
                                .matcher(comment.lines().get(1).text().stripTrailing())
                                .matches())
                .count();
    }

    private static boolean hasLine(DefinitionTable table, Pattern pattern) {
        return table.comments().keySet().stream()
                .flatMap(comment -> comment.lines().stream())
                .anyMatch(line -> pattern.matcher(line.text()).matches());
    }
}
