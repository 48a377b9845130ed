package io.github.qmpcodegen.samples.qmpshell.check;

import io.github.qmpcodegen.codegen.schema.BuiltinType;
import io.github.qmpcodegen.samples.qmpshell.syntax.Input;
import io.github.qmpcodegen.samples.qmpshell.syntax.Input.Text;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.StringNode;

/** What was typed as JSON of a type that every schema has: bare text is what the type makes of it. */
final class BuiltinReading {

    private BuiltinReading() {}

    /** The value as JSON of a type; empty if it cannot be that. */
    static Optional<JsonNode> read(Input input, BuiltinType type) {
        if (type == BuiltinType.ANY) {
            return Optional.of(PlainReading.of(input));
        }
        if (input instanceof Input.Scalar scalar) {
            return type.jsonType().matches(scalar.json()) ? Optional.of(scalar.json()) : Optional.empty();
        }
        if (!(input instanceof Text text)) {
            return Optional.empty();
        }
        if (type == BuiltinType.STR) {
            return Optional.of(StringNode.valueOf(text.text()));
        }
        if (text.quoted()) {
            return Optional.empty();
        }
        return switch (type) {
            case BOOL -> PlainReading.truth(text.text());
            case NULL ->
                text.text().equals("null") || text.text().equals("None")
                        ? Optional.of(NullNode.getInstance())
                        : Optional.empty();
            case NUMBER -> PlainReading.number(text.text());
            default -> PlainReading.integer(text.text());
        };
    }
}
