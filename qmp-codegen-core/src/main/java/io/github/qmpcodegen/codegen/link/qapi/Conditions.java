package io.github.qmpcodegen.codegen.link.qapi;

import io.github.qmpcodegen.codegen.syntax.qapi.QapiArray;
import io.github.qmpcodegen.codegen.syntax.qapi.QapiObject;
import io.github.qmpcodegen.codegen.syntax.qapi.QapiString;
import io.github.qmpcodegen.codegen.syntax.qapi.QapiValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The build conditions under which something exists, as the key {@code if} gives them: a text, an array of texts that
 * must all hold (QEMU 3.0 to 6.0), or an object with {@code all}, {@code any} or {@code not} (since 6.1).
 */
final class Conditions {

    /** What needs no parentheses: a symbol, or a question for one, or the contrary of these. */
    private static final Pattern OPERAND = Pattern.compile("!?\\w+(\\([^()]*\\))?");

    private Conditions() {}

    /** The conditions that must all hold; what cannot be read is reported and left out. */
    static List<String> read(QapiValue value, ExpressionDiagnostics diagnostics) {
        if (value instanceof QapiArray array) {
            return texts(array, diagnostics, "an array of conditions");
        }
        if (value instanceof QapiObject object
                && object.entries().size() == 1
                && object.value("all").orElse(null) instanceof QapiArray array) {
            return texts(array, diagnostics, "'all'");
        }
        return text(value, diagnostics).map(List::of).orElse(List.of());
    }

    private static List<String> texts(QapiArray array, ExpressionDiagnostics diagnostics, String what) {
        if (array.elements().isEmpty()) {
            diagnostics.report(QapiCode.BAD_CONDITION, array.location(), what + " must not be empty");
        }
        List<String> texts = new ArrayList<>();
        array.values().forEach(value -> text(value, diagnostics).ifPresent(texts::add));
        return texts;
    }

    private static Optional<String> text(QapiValue value, ExpressionDiagnostics diagnostics) {
        if (value instanceof QapiString string) {
            if (string.text().isBlank()) {
                diagnostics.report(QapiCode.BAD_CONDITION, string.location(), "a condition must not be empty");
                return Optional.empty();
            }
            return Optional.of(string.text());
        }
        if (!(value instanceof QapiObject object)) {
            diagnostics.report(
                    QapiCode.BAD_CONDITION,
                    value.location(),
                    "expected a condition, a string or an object, but found " + value.kind());
            return Optional.empty();
        }
        if (object.entries().size() != 1) {
            diagnostics.report(
                    QapiCode.BAD_CONDITION,
                    object.location(),
                    "expected exactly one of 'all', 'any' and 'not' in a condition, but found "
                            + object.entries().size() + " keys");
            return Optional.empty();
        }
        QapiObject.Entry entry = object.entries().get(0);
        String operator = entry.key().text();
        return switch (operator) {
            case "not" -> text(entry.value(), diagnostics).map(text -> "!" + operand(text));
            case "all" -> joined(entry, " && ", diagnostics);
            case "any" -> joined(entry, " || ", diagnostics);
            default -> {
                diagnostics.report(
                        QapiCode.BAD_CONDITION,
                        entry.key().location(),
                        "unknown key '" + operator + "' in a condition; expected 'all', 'any' or 'not'");
                yield Optional.empty();
            }
        };
    }

    private static Optional<String> joined(QapiObject.Entry entry, String joint, ExpressionDiagnostics diagnostics) {
        String operator = entry.key().text();
        if (!(entry.value() instanceof QapiArray array)) {
            diagnostics.report(
                    QapiCode.BAD_CONDITION,
                    entry.value().location(),
                    "expected an array of conditions after '" + operator + "', but found "
                            + entry.value().kind());
            return Optional.empty();
        }
        List<String> parts = texts(array, diagnostics, "'" + operator + "'");
        if (parts.size() < 2) {
            return parts.stream().findFirst();
        }
        return Optional.of(parts.stream().map(Conditions::operand).collect(Collectors.joining(joint)));
    }

    /** A condition as a part of another one. */
    private static String operand(String condition) {
        return OPERAND.matcher(condition).matches() ? condition : "(" + condition + ")";
    }
}
