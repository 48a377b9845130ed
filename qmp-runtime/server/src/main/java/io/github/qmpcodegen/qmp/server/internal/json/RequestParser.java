package io.github.qmpcodegen.qmp.server.internal.json;

import io.github.qmpcodegen.qmp.codec.QmpJson;
import io.github.qmpcodegen.qmp.server.internal.json.Token.Kind;
import java.math.BigInteger;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.BigIntegerNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.LongNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** Parses tokens into a value, or says in QEMU's words what is wrong with them. For one value and one thread. */
final class RequestParser {
    private final List<Token> tokens;
    private int next;

    private RequestParser(List<Token> tokens) {
        this.tokens = tokens;
    }

    /** The value that the tokens begin with. */
    static JsonNode parse(List<Token> tokens) throws MalformedRequestException {
        return new RequestParser(tokens).value();
    }

    private Token take() throws MalformedRequestException {
        if (next == tokens.size()) {
            throw new MalformedRequestException("premature EOI");
        }
        return tokens.get(next++);
    }

    private boolean takeIf(Kind kind) {
        boolean matches = next < tokens.size() && tokens.get(next).kind() == kind;
        if (matches) {
            next++;
        }
        return matches;
    }

    private JsonNode value() throws MalformedRequestException {
        Token token = take();
        return switch (token.kind()) {
            case OPEN_BRACE -> object();
            case OPEN_BRACKET -> array();
            case STRING -> StringNode.valueOf(StringToken.decode(token.bytes()));
            case INTEGER -> integer(token.text());
            case FLOAT -> fraction(token.text());
            case KEYWORD -> keyword(token.text());
            default -> throw new MalformedRequestException("expecting value");
        };
    }

    private ObjectNode object() throws MalformedRequestException {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        if (takeIf(Kind.CLOSE_BRACE)) {
            return object;
        }
        while (true) {
            JsonNode key = value();
            if (!key.isString()) {
                throw new MalformedRequestException("key is not a string in object");
            }
            if (take().kind() != Kind.COLON) {
                throw new MalformedRequestException("missing : in object pair");
            }
            JsonNode value = value();
            if (object.has(key.stringValue())) {
                throw new MalformedRequestException("duplicate key");
            }
            object.set(key.stringValue(), value);
            Kind separator = take().kind();
            if (separator == Kind.CLOSE_BRACE) {
                return object;
            }
            if (separator != Kind.COMMA) {
                throw new MalformedRequestException("expected separator in dict");
            }
        }
    }

    private ArrayNode array() throws MalformedRequestException {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        if (takeIf(Kind.CLOSE_BRACKET)) {
            return array;
        }
        while (true) {
            array.add(value());
            Kind separator = take().kind();
            if (separator == Kind.CLOSE_BRACKET) {
                return array;
            }
            if (separator != Kind.COMMA) {
                throw new MalformedRequestException("expected separator in list");
            }
        }
    }

    private static JsonNode integer(String text) {
        BigInteger value = new BigInteger(text);
        return value.bitLength() < Long.SIZE ? LongNode.valueOf(value.longValue()) : BigIntegerNode.valueOf(value);
    }

    private static JsonNode fraction(String text) throws MalformedRequestException {
        try {
            return QmpJson.parse(text);
        } catch (JacksonException e) {
            MalformedRequestException failure = new MalformedRequestException("number out of range");
            failure.initCause(e);
            throw failure;
        }
    }

    private static JsonNode keyword(String text) throws MalformedRequestException {
        return switch (text) {
            case "true" -> BooleanNode.TRUE;
            case "false" -> BooleanNode.FALSE;
            case "null" -> NullNode.getInstance();
            default -> throw new MalformedRequestException("invalid keyword '" + text + "'");
        };
    }
}
