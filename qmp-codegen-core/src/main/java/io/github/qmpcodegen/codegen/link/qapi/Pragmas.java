package io.github.qmpcodegen.codegen.link.qapi;

import io.github.qmpcodegen.codegen.syntax.qapi.QapiArray;
import io.github.qmpcodegen.codegen.syntax.qapi.QapiLiteral;
import io.github.qmpcodegen.codegen.syntax.qapi.QapiObject;
import io.github.qmpcodegen.codegen.syntax.qapi.QapiString;
import io.github.qmpcodegen.codegen.syntax.qapi.QapiValue;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The settings of a schema: whether all definitions must be documented, and which may break which rule of style. */
final class Pragmas {

    private static final String DOC_REQUIRED = "doc-required";

    /** The names that commands had and that have a {@code _}. */
    static final String COMMAND_NAMES = "command-name-exceptions";

    /** The commands that return something else than an object or an array of objects. */
    static final String COMMAND_RETURNS = "command-returns-exceptions";

    /** The definitions of which not everything is documented. */
    static final String DOCUMENTATION = "documentation-exceptions";

    /** The types with members or values that have upper-case letters or a {@code _}. */
    static final String MEMBER_NAMES = "member-name-exceptions";

    /** What {@link #MEMBER_NAMES} was called before QEMU 6.0. */
    static final String OLD_MEMBER_NAMES = "name-case-whitelist";

    /** What {@link #COMMAND_RETURNS} was called before QEMU 6.0. */
    static final String OLD_COMMAND_RETURNS = "returns-whitelist";

    /** Lists of names that rules of style do not bind. */
    private static final Set<String> EXCEPTIONS =
            Set.of(COMMAND_NAMES, COMMAND_RETURNS, DOCUMENTATION, MEMBER_NAMES, OLD_MEMBER_NAMES, OLD_COMMAND_RETURNS);

    /** The names in each list that the schema has. */
    private final Map<String, Set<String>> exceptions = new HashMap<>();

    private boolean documentationRequired;

    boolean documentationRequired() {
        return documentationRequired;
    }

    /** Whether the schema has a list. */
    boolean has(String pragma) {
        return exceptions.containsKey(pragma);
    }

    /** Whether a name is in any of some lists. */
    boolean excepts(String name, String... pragmas) {
        return Arrays.stream(pragmas)
                .anyMatch(pragma -> exceptions.getOrDefault(pragma, Set.of()).contains(name));
    }

    void read(QapiObject expression, ExpressionDiagnostics diagnostics) {
        expression.entries().stream()
                .filter(entry -> !entry.key().text().equals(Keyword.PRAGMA.key()))
                .forEach(entry -> diagnostics.report(
                        QapiCode.UNKNOWN_KEY,
                        entry.key().location(),
                        "unexpected key '" + entry.key().text() + "' beside 'pragma'"));
        QapiValue value = expression.value(Keyword.PRAGMA.key()).orElseThrow();
        if (!(value instanceof QapiObject settings)) {
            diagnostics.report(
                    QapiCode.BAD_PRAGMA,
                    value.location(),
                    "expected an object after 'pragma', but found " + value.kind());
            return;
        }
        settings.entries().forEach(entry -> setting(entry, diagnostics));
    }

    private void setting(QapiObject.Entry entry, ExpressionDiagnostics diagnostics) {
        String name = entry.key().text();
        QapiValue value = entry.value();
        if (name.equals(DOC_REQUIRED)) {
            if (value instanceof QapiLiteral literal
                    && (literal.kindOfLiteral() == QapiLiteral.Kind.TRUE
                            || literal.kindOfLiteral() == QapiLiteral.Kind.FALSE)) {
                documentationRequired = literal.kindOfLiteral() == QapiLiteral.Kind.TRUE;
            } else {
                diagnostics.report(
                        QapiCode.BAD_PRAGMA,
                        value.location(),
                        "the pragma '" + name + "' must be true or false, but is " + value.kind());
            }
        } else if (EXCEPTIONS.contains(name)) {
            if (value instanceof QapiArray array && array.values().stream().allMatch(QapiString.class::isInstance)) {
                Set<String> names = exceptions.computeIfAbsent(name, each -> new HashSet<>());
                array.values().forEach(each -> names.add(((QapiString) each).text()));
            } else {
                diagnostics.report(
                        QapiCode.BAD_PRAGMA, value.location(), "the pragma '" + name + "' must be an array of names");
            }
        } else {
            diagnostics.report(QapiCode.BAD_PRAGMA, entry.key().location(), "unknown pragma '" + name + "'");
        }
    }
}
