package io.github.qmpcodegen.codegen.prose;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * Reads the JSON of examples, which people typed and nothing ever checked.
 *
 * <p>It repairs missing and superfluous commas, single quotes, closing brackets missing at the end, text after the
 * value, elisions such as {@code { ... more ... }}, names without closing quote ({@code "name:"value"}), and values
 * without quotes. Anything that still is not a value is given up.
 */
public final class ExampleJson {

    private static final Pattern INTEGER = Pattern.compile("-?\\d+");
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?([eE][+-]?\\d+)?");
    private static final int MAX_DEPTH = 200;

    private final List<Token> tokens;
    private boolean mended;
    private int next;
    private int depth;

    private ExampleJson(String text) {
        this.tokens = tokenize(text);
    }

    /**
     * The value of an example.
     *
     * @param value the value
     * @param mended whether the text had to be repaired
     */
    public record Result(JsonNode value, boolean mended) {}

    /** Reads a text that should be one JSON value; empty if no repair makes it one. */
    public static Optional<Result> read(String text) {
        try {
            ExampleJson reader = new ExampleJson(text);
            JsonNode value = reader.readValue();
            if (reader.next < reader.tokens.size()) {
                reader.mended = true;
            }
            return Optional.of(new Result(value, reader.mended));
        } catch (UnreadableException e) {
            return Optional.empty();
        }
    }

    private enum Kind {
        OPEN,
        CLOSE,
        COMMA,
        COLON,
        STRING,
        WORD
    }

    private record Token(Kind kind, String text, boolean odd) {}

    private static final class UnreadableException extends RuntimeException {

        private static final long serialVersionUID = 1;

        private UnreadableException() {
            super("not JSON", null, false, false);
        }
    }

    private static List<Token> tokenize(String text) {
        List<Token> tokens = new ArrayList<>();
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (Character.isWhitespace(c) || c == '\u00a0') {
                i++;
            } else if (c == '{' || c == '[') {
                tokens.add(new Token(Kind.OPEN, String.valueOf(c), false));
                i++;
            } else if (c == '}' || c == ']') {
                tokens.add(new Token(Kind.CLOSE, String.valueOf(c), false));
                i++;
            } else if (c == ',') {
                tokens.add(new Token(Kind.COMMA, ",", false));
                i++;
            } else if (c == ':') {
                tokens.add(new Token(Kind.COLON, ":", false));
                i++;
            } else if (c == '"' || c == '\'') {
                i = readString(text, i, tokens);
            } else {
                int start = i;
                while (i < text.length()
                        && "{}[],:\"'".indexOf(text.charAt(i)) < 0
                        && !Character.isWhitespace(text.charAt(i))) {
                    i++;
                }
                tokens.add(new Token(Kind.WORD, text.substring(start, i), false));
            }
        }
        return tokens;
    }

    private static int readString(String text, int start, List<Token> tokens) {
        char quote = text.charAt(start);
        StringBuilder value = new StringBuilder();
        int i = start + 1;
        while (i < text.length() && text.charAt(i) != quote && text.charAt(i) != '\n') {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length() && text.charAt(i + 1) != '\n') {
                i++;
                i = readEscape(text, i, value);
            } else {
                value.append(c);
                i++;
            }
        }
        boolean ended = i < text.length() && text.charAt(i) == quote;
        // "name:"value" leaves the value outside of any quotes, and a quote that nothing opens.
        boolean swallowedColon = ended
                && value.length() > 1
                && value.charAt(value.length() - 1) == ':'
                && i + 1 < text.length()
                && (Character.isLetterOrDigit(text.charAt(i + 1)) || text.charAt(i + 1) == '/');
        if (swallowedColon) {
            value.setLength(value.length() - 1);
            tokens.add(new Token(Kind.STRING, value.toString(), true));
            tokens.add(new Token(Kind.COLON, ":", true));
            return readString(text, i, tokens);
        }
        tokens.add(new Token(Kind.STRING, value.toString(), !ended || quote == '\''));
        return ended ? i + 1 : i;
    }

    private static int readEscape(String text, int at, StringBuilder value) {
        char c = text.charAt(at);
        switch (c) {
            case 'n' -> value.append('\n');
            case 'r' -> value.append('\r');
            case 't' -> value.append('\t');
            case 'b' -> value.append('\b');
            case 'f' -> value.append('\f');
            case 'u' -> {
                if (at + 4 < text.length()
                        && text.substring(at + 1, at + 5).chars().allMatch(d -> Character.digit(d, 16) >= 0)) {
                    value.append((char) Integer.parseInt(text.substring(at + 1, at + 5), 16));
                    return at + 5;
                }
                value.append(c);
            }
            default -> value.append(c);
        }
        return at + 1;
    }

    private JsonNode readValue() {
        if (next >= tokens.size() || depth > MAX_DEPTH) {
            throw new UnreadableException();
        }
        Token token = tokens.get(next++);
        mended |= token.odd();
        return switch (token.kind()) {
            case STRING -> StringNode.valueOf(token.text());
            case WORD -> readWord(token.text());
            case OPEN -> token.text().equals("{") ? readObject() : readArray();
            case CLOSE, COMMA, COLON -> throw new UnreadableException();
        };
    }

    private JsonNode readWord(String word) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        if (word.equals("true") || word.equals("false")) {
            return nodes.booleanNode(word.equals("true"));
        }
        if (word.equals("null")) {
            return nodes.nullNode();
        }
        if (INTEGER.matcher(word).matches()) {
            return nodes.numberNode(new BigInteger(word));
        }
        if (NUMBER.matcher(word).matches()) {
            return nodes.numberNode(new BigDecimal(word));
        }
        if (word.startsWith(".")) {
            throw new UnreadableException();
        }
        mended = true;
        return StringNode.valueOf(word);
    }

    private ObjectNode readObject() {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        depth++;
        while (!atClose("}")) {
            Token name = tokens.get(next++);
            mended |= name.odd();
            if (name.kind() == Kind.COMMA) {
                mended |= object.isEmpty() || peek(Kind.CLOSE) || peek(Kind.COMMA);
            } else if (name.kind() == Kind.WORD && isElision(name)) {
                skipElision();
            } else if ((name.kind() == Kind.STRING || name.kind() == Kind.WORD) && peek(Kind.COLON)) {
                mended |= name.kind() == Kind.WORD || !afterComma(object.isEmpty());
                next++;
                object.set(name.text(), readValue());
            } else {
                throw new UnreadableException();
            }
        }
        return object;
    }

    private ArrayNode readArray() {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        depth++;
        while (!atClose("]")) {
            Token token = tokens.get(next);
            if (token.kind() == Kind.COMMA) {
                next++;
                mended |= array.isEmpty() || peek(Kind.CLOSE) || peek(Kind.COMMA);
            } else if (isElision(token)) {
                next++;
                skipElision();
            } else if (token.kind() == Kind.OPEN && next + 1 < tokens.size() && isElision(tokens.get(next + 1))) {
                next += 2;
                skipElision();
                if (peek(Kind.CLOSE)) {
                    next++;
                }
            } else {
                array.add(readValue());
            }
        }
        return array;
    }

    /** Whether the container ends here; ends it if so. A missing bracket at the end of the text ends it, too. */
    private boolean atClose(String bracket) {
        if (next >= tokens.size()) {
            mended = true;
            depth--;
            return true;
        }
        Token token = tokens.get(next);
        if (token.kind() != Kind.CLOSE) {
            return false;
        }
        if (!token.text().equals(bracket)) {
            throw new UnreadableException();
        }
        next++;
        depth--;
        return true;
    }

    private boolean afterComma(boolean first) {
        return first || tokens.get(next - 2).kind() == Kind.COMMA;
    }

    private boolean peek(Kind kind) {
        return next < tokens.size() && tokens.get(next).kind() == kind;
    }

    private static boolean isElision(Token token) {
        return token.kind() == Kind.WORD && token.text().startsWith("...");
    }

    private void skipElision() {
        mended = true;
        while (next < tokens.size() && tokens.get(next).kind() == Kind.WORD) {
            next++;
        }
    }
}
