package io.github.qmpcodegen.codegen.link.qapi;

import io.github.qmpcodegen.codegen.syntax.qapi.QapiArray;
import io.github.qmpcodegen.codegen.syntax.qapi.QapiLiteral;
import io.github.qmpcodegen.codegen.syntax.qapi.QapiObject;
import io.github.qmpcodegen.codegen.syntax.qapi.QapiString;
import io.github.qmpcodegen.codegen.syntax.qapi.QapiValue;
import java.util.Set;

/** The settings of a schema: whether all definitions must be documented, and which may break rules of style. */
final class Pragmas {

    private static final String DOC_REQUIRED = "doc-required";

    /** Lists of names that rules of style do not bind; those rules are not ours. */
    private static final Set<String> EXCEPTIONS = Set.of(
            "command-name-exceptions",
            "command-returns-exceptions",
            "documentation-exceptions",
            "member-name-exceptions",
            "name-case-whitelist",
            "returns-whitelist");

    private boolean documentationRequired;

    boolean documentationRequired() {
        return documentationRequired;
    }

    void read(QapiObject expression, Problems problems) {
        expression.entries().stream()
                .filter(entry -> !entry.key().text().equals(Keyword.PRAGMA.key()))
                .forEach(entry -> problems.report(
                        QapiCode.UNKNOWN_KEY,
                        entry.key().location(),
                        "unexpected key '" + entry.key().text() + "' beside 'pragma'"));
        QapiValue value = expression.value(Keyword.PRAGMA.key()).orElseThrow();
        if (!(value instanceof QapiObject settings)) {
            problems.report(
                    QapiCode.BAD_PRAGMA,
                    value.location(),
                    "expected an object after 'pragma', but found " + value.kind());
            return;
        }
        settings.entries().forEach(entry -> setting(entry, problems));
    }

    private void setting(QapiObject.Entry entry, Problems problems) {
        String name = entry.key().text();
        QapiValue value = entry.value();
        if (name.equals(DOC_REQUIRED)) {
            if (value instanceof QapiLiteral literal
                    && (literal.kindOfLiteral() == QapiLiteral.Kind.TRUE
                            || literal.kindOfLiteral() == QapiLiteral.Kind.FALSE)) {
                documentationRequired = literal.kindOfLiteral() == QapiLiteral.Kind.TRUE;
            } else {
                problems.report(
                        QapiCode.BAD_PRAGMA,
                        value.location(),
                        "the pragma '" + name + "' must be true or false, but is " + value.kind());
            }
        } else if (EXCEPTIONS.contains(name)) {
            boolean isNames =
                    value instanceof QapiArray array && array.values().stream().allMatch(QapiString.class::isInstance);
            if (!isNames) {
                problems.report(
                        QapiCode.BAD_PRAGMA, value.location(), "the pragma '" + name + "' must be an array of names");
            }
        } else {
            problems.report(QapiCode.BAD_PRAGMA, entry.key().location(), "unknown pragma '" + name + "'");
        }
    }
}
