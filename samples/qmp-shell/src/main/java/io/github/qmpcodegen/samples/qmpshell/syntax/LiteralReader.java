package io.github.qmpcodegen.samples.qmpshell.syntax;

import io.github.qmpcodegen.qmp.codec.QmpJson;
import io.github.qmpcodegen.samples.qmpshell.syntax.Input.Elements;
import io.github.qmpcodegen.samples.qmpshell.syntax.Input.Entry;
import io.github.qmpcodegen.samples.qmpshell.syntax.Input.Members;
import io.github.qmpcodegen.samples.qmpshell.syntax.Input.Scalar;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BigIntegerNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.LongNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.StringNode;

/** Reads a literal in JSON's notation or in Python's: single quotes, True, False, None, a comma too many at an end. */
final class LiteralReader {

    /** Deep enough for everything that a person types, and no concern of the stack. */
    private static final int MOST_NESTING = 200;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
            .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MOST_NESTING)
                    .build())
            .build();

    /** A quoted string, or one of Python's words. */
    private static final Pattern PYTHON =
            Pattern.compile("\"(?:\\\\.|[^\"\\\\])*\"?|'(?:\\\\.|[^'\\\\])*'?|\\b(True|False|None)\\b", Pattern.DOTALL);

    private final JsonParser parser;
    private final String text;
    private final int offset;

    private LiteralReader(JsonParser parser, String text, int offset) {
        this.parser = parser;
        this.text = text;
        this.offset = offset;
    }

    /**
     * Reads a literal.
     *
     * @param text the literal
     * @param offset where it stands in the line
     * @throws MistakeException if it is none
     */
    static Input read(String text, int offset) throws MistakeException {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), json(text))) {
            LiteralReader reader = new LiteralReader(parser, text, offset);
            Input value = reader.value(reader.next());
            if (parser.nextToken() != null) {
                throw new MistakeException("the value has ended before this", reader.start(), offset + text.length());
            }
            return value;
        } catch (JacksonException e) {
            long at = e.getLocation() == null ? 0 : e.getLocation().getCharOffset();
            int place = offset + (int) Math.max(0, Math.min(at, text.length()));
            throw new MistakeException(sentence(e), place, place);
        }
    }

    /** The text with Python's words replaced by JSON's, which are as long, so that all places stay. */
    private static String json(String text) {
        Matcher matcher = PYTHON.matcher(text);
        return matcher.replaceAll(found -> {
            String word = found.group(1);
            String replacement = word == null
                    ? found.group()
                    : word.equals("None") ? "null" : word.equals("True") ? "true" : "false";
            return Matcher.quoteReplacement(replacement);
        });
    }

    private static String sentence(JacksonException e) {
        String reason = e.getOriginalMessage();
        int lineEnd = reason.indexOf('\n');
        return "this is neither JSON nor Python: " + (lineEnd < 0 ? reason : reason.substring(0, lineEnd));
    }

    private Input value(JsonToken token) throws MistakeException {
        int start = start();
        return switch (token) {
            case START_OBJECT -> members(start);
            case START_ARRAY -> elements(start);
            default -> {
                // The end is known only when a string has been read.
                JsonNode json = scalar(token);
                yield new Scalar(json, start, end());
            }
        };
    }

    private Input members(int start) throws MistakeException {
        Map<String, Entry> members = new LinkedHashMap<>();
        while (next() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            int keyStart = start();
            int keyEnd = offset + endOfString(keyStart - offset);
            members.put(name, new Entry(keyStart, keyEnd, value(next())));
        }
        return new Members(members, start, end());
    }

    /** Where a string ends; the parser has read on to the colon when it gives the name of a member. */
    private int endOfString(int start) {
        char quote = text.charAt(start);
        int at = start + 1;
        while (at < text.length() && text.charAt(at) != quote) {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        return Math.min(at + 1, text.length());
    }

    private Input elements(int start) throws MistakeException {
        List<Input> elements = new ArrayList<>();
        for (JsonToken token = next(); token != JsonToken.END_ARRAY; token = next()) {
            elements.add(value(token));
        }
        return new Elements(elements, start, end());
    }

    private JsonToken next() throws MistakeException {
        JsonToken token = parser.nextToken();
        if (token == null) {
            throw new MistakeException("the value is not complete", offset + text.length(), offset + text.length());
        }
        return token;
    }

    private JsonNode scalar(JsonToken token) throws MistakeException {
        return switch (token) {
            case VALUE_STRING -> StringNode.valueOf(parser.getString());
            case VALUE_TRUE -> BooleanNode.TRUE;
            case VALUE_FALSE -> BooleanNode.FALSE;
            case VALUE_NULL -> NullNode.getInstance();
            case VALUE_NUMBER_INT -> integer(parser.getBigIntegerValue());
            // The text, not the value: QmpJson keeps it.
            case VALUE_NUMBER_FLOAT -> QmpJson.parse(parser.getString());
            default -> throw new MistakeException("a value is missing here", start(), end());
        };
    }

    /** The node of an integer of any size. */
    static JsonNode integer(BigInteger value) {
        return value.bitLength() < Long.SIZE ? LongNode.valueOf(value.longValue()) : BigIntegerNode.valueOf(value);
    }

    private int start() {
        return offset + (int) parser.currentTokenLocation().getCharOffset();
    }

    private int end() {
        return offset + (int) parser.currentLocation().getCharOffset();
    }
}
