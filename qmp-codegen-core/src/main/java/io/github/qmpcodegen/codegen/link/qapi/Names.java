package io.github.qmpcodegen.codegen.link.qapi;

import io.github.qmpcodegen.codegen.syntax.qapi.QapiString;
import java.util.regex.Pattern;

/**
 * What names may look like.
 *
 * <p>The rules are those of the wire, not the narrower ones of style that releases differ in.
 */
final class Names {

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]*");
    private static final Pattern VALUE = Pattern.compile("[A-Za-z0-9_.+-]+");
    private static final String RESERVED_PREFIX = "q_";

    private Names() {}

    /** Reports a definition's name that cannot be one. */
    static boolean checkDefinition(QapiString name, Problems problems) {
        if (name.text().startsWith(RESERVED_PREFIX)) {
            problems.report(
                    QapiCode.BAD_NAME, name.location(), "names that begin with '" + RESERVED_PREFIX + "' are reserved");
            return false;
        }
        return check(name, "definition", problems);
    }

    /** Reports a name that cannot be one. */
    static boolean check(QapiString name, String what, Problems problems) {
        return check(name, NAME, what, "expected letters, digits, '-', '_' and '.', with no digit first", problems);
    }

    /** Reports a text that cannot be a value of an enumeration or the name of a branch. */
    static boolean checkValue(QapiString name, String what, Problems problems) {
        return check(name, VALUE, what, "expected letters, digits, '-', '_', '.' and '+'", problems);
    }

    private static boolean check(QapiString name, Pattern pattern, String what, String expected, Problems problems) {
        if (pattern.matcher(name.text()).matches()) {
            return true;
        }
        problems.report(
                QapiCode.BAD_NAME, name.location(), "'" + name.text() + "' is no name of a " + what + "; " + expected);
        return false;
    }
}
