package io.github.qmpcodegen.codegen.link.qapi;

import io.github.qmpcodegen.codegen.syntax.qapi.QapiString;
import java.util.regex.Pattern;

/**
 * What names may look like.
 *
 * <p>The rules are those of the wire, not the narrower ones of style that releases differ in.
 */
final class NameSyntax {

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]*");
    private static final Pattern VALUE = Pattern.compile("[A-Za-z0-9_.+-]+");
    private static final String RESERVED_PREFIX = "q_";

    private NameSyntax() {}

    /** Reports a definition's name that cannot be one. */
    static boolean checkDefinition(QapiString name, ExpressionDiagnostics diagnostics) {
        if (name.text().startsWith(RESERVED_PREFIX)) {
            diagnostics.report(
                    QapiCode.BAD_NAME, name.location(), "names that begin with '" + RESERVED_PREFIX + "' are reserved");
            return false;
        }
        return check(name, "definition", diagnostics);
    }

    /** Reports a name that cannot be one. */
    static boolean check(QapiString name, String what, ExpressionDiagnostics diagnostics) {
        return check(name, NAME, what, "expected letters, digits, '-', '_' and '.', with no digit first", diagnostics);
    }

    /** Reports a text that cannot be a value of an enumeration or the name of a branch. */
    static boolean checkValue(QapiString name, String what, ExpressionDiagnostics diagnostics) {
        return check(name, VALUE, what, "expected letters, digits, '-', '_', '.' and '+'", diagnostics);
    }

    private static boolean check(
            QapiString name, Pattern pattern, String what, String expected, ExpressionDiagnostics diagnostics) {
        if (pattern.matcher(name.text()).matches()) {
            return true;
        }
        diagnostics.report(
                QapiCode.BAD_NAME,
                name.location(),
                "'" + name.text() + "' is not a valid name for a " + what + "; " + expected);
        return false;
    }
}
