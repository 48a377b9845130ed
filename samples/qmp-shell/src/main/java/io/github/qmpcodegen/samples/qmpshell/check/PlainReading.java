package io.github.qmpcodegen.samples.qmpshell.check;

import io.github.qmpcodegen.qmp.codec.QmpJson;
import io.github.qmpcodegen.samples.qmpshell.syntax.Input;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.BigIntegerNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.LongNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * What was typed as JSON where no type is known: bare integers and truth values are what they look like, everything else
 * that is bare is a string.
 */
final class PlainReading {

    private static final Pattern INTEGER = Pattern.compile("[+-]?\\d+");
    private static final Pattern HEXADECIMAL = Pattern.compile("([+-]?)0[xX]([0-9a-fA-F]+)");

    /** As JSON writes it. */
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9]\\d*)(\\.\\d+)?([eE][+-]?\\d+)?");

    private PlainReading() {}

    static JsonNode of(Input input) {
        if (input instanceof Input.Scalar scalar) {
            return scalar.json();
        }
        if (input instanceof Input.Elements array) {
            ArrayNode node = JsonNodeFactory.instance.arrayNode();
            array.elements().forEach(element -> node.add(of(element)));
            return node;
        }
        if (input instanceof Input.Members object) {
            return object(object);
        }
        Input.Text text = (Input.Text) input;
        if (text.quoted()) {
            return StringNode.valueOf(text.text());
        }
        return decimal(text.text()).or(() -> truth(text.text())).orElseGet(() -> StringNode.valueOf(text.text()));
    }

    static ObjectNode object(Input.Members object) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        object.members().forEach((name, entry) -> node.set(name, of(entry.value())));
        return node;
    }

    /** The integer that a text is, in decimal or with 0x before it. */
    static Optional<JsonNode> integer(String text) {
        Matcher hexadecimal = HEXADECIMAL.matcher(text);
        return hexadecimal.matches()
                ? Optional.of(node(new BigInteger(hexadecimal.group(1) + hexadecimal.group(2), 16)))
                : decimal(text);
    }

    /** The number that a text is. */
    static Optional<JsonNode> number(String text) {
        return NUMBER.matcher(text).matches() ? Optional.of(QmpJson.parse(text)) : Optional.empty();
    }

    private static Optional<JsonNode> decimal(String text) {
        return INTEGER.matcher(text).matches() ? Optional.of(node(new BigInteger(text))) : Optional.empty();
    }

    private static JsonNode node(BigInteger value) {
        return value.bitLength() < Long.SIZE ? LongNode.valueOf(value.longValue()) : BigIntegerNode.valueOf(value);
    }

    /** The truth value that a text is, in any case. */
    static Optional<JsonNode> truth(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> Optional.of(BooleanNode.TRUE);
            case "false" -> Optional.of(BooleanNode.FALSE);
            default -> Optional.empty();
        };
    }
}
