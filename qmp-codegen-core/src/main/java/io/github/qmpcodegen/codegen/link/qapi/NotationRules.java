package io.github.qmpcodegen.codegen.link.qapi;

import io.github.qmpcodegen.codegen.syntax.qapi.QapiArray;
import io.github.qmpcodegen.codegen.syntax.qapi.QapiLiteral;
import io.github.qmpcodegen.codegen.syntax.qapi.QapiObject;
import io.github.qmpcodegen.codegen.syntax.qapi.QapiString;
import io.github.qmpcodegen.codegen.syntax.qapi.QapiValue;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** The rules on how the values of an expression are written down. */
final class NotationRules {

    private static final String CONDITION = "if";
    private static final Pattern MACRO = Pattern.compile("[A-Z][A-Z0-9_]*");

    private NotationRules() {}

    static void strings(Definition definition, Review review, Breaches breaches) {
        visit(definition.header().expression(), value -> {
            if (value instanceof QapiString string && !string.plain()) {
                breaches.report(
                        string.location(),
                        "QEMU does not read this string; expected single quotes around printable ASCII, in which"
                                + " only '\\' is escaped");
            } else if (value instanceof QapiLiteral literal
                    && Character.isUpperCase(literal.text().charAt(0))) {
                breaches.report(
                        literal.location(),
                        "QEMU does not read '" + literal.text() + "'; expected a truth value in lower case");
            }
        });
    }

    static void conditions(Definition definition, Review review, Breaches breaches) {
        QapiObject expression = definition.header().expression();
        expression.value(CONDITION).ifPresent(value -> condition(value, breaches));
        visit(expression, value -> {
            // Elsewhere 'if' may be the name of a member.
            if (value instanceof QapiObject part
                    && (part.entry("type").isPresent() || part.entry("name").isPresent())) {
                part.value(CONDITION).ifPresent(each -> condition(each, breaches));
            }
        });
    }

    private static void condition(QapiValue condition, Breaches breaches) {
        if (condition instanceof QapiArray) {
            breaches.report(
                    condition.location(),
                    "QEMU does not read an array as a condition; expected an object with 'all' in front of the array");
        } else if (condition instanceof QapiString name) {
            if (!MACRO.matcher(name.text()).matches()) {
                breaches.report(
                        name.location(),
                        "the condition '" + name.text()
                                + "' is not the name of a macro; expected capitals, digits and '_'");
            }
        } else if (condition instanceof QapiObject object) {
            for (QapiObject.Entry entry : object.entries()) {
                if (entry.value() instanceof QapiArray array) {
                    array.values().forEach(value -> condition(value, breaches));
                } else {
                    condition(entry.value(), breaches);
                }
            }
        }
    }

    /** Hands out a value and all values and keys in it. */
    private static void visit(QapiValue value, Consumer<QapiValue> visitor) {
        visitor.accept(value);
        if (value instanceof QapiArray array) {
            array.values().forEach(each -> visit(each, visitor));
        } else if (value instanceof QapiObject object) {
            for (QapiObject.Entry entry : object.entries()) {
                visitor.accept(entry.key());
                visit(entry.value(), visitor);
            }
        }
    }
}
