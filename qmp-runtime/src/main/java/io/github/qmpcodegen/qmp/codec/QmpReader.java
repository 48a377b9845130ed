package io.github.qmpcodegen.qmp.codec;

import io.github.qmpcodegen.qmp.internal.json.JsonTrees;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.sym.PropertyNameMatcher;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads values in one pass over JSON, for generated code.
 *
 * <p>{@link #begin} starts an object; {@link #next} then returns the index of each received member, in any order, whose
 * value must be read before the next call; {@link #end} returns what the type does not take. A value that does not fit
 * is kept as received, and reading it returns null, 0 or false. For one message and one thread.
 */
public final class QmpReader {

    private final ProblemCollector problems;

    /** The parser of bytes at hand, and those; null where there are none. */
    private final @Nullable JsonParser bytesParser;

    private final byte[] bytes;

    /** Where in the bytes their parser began, and where it ends. */
    private final int start;

    private final int end;

    private JsonParser parser;
    /** The object or array that is being read; null before and behind the outermost. */
    private @Nullable ObjectFrame top;

    /** Why the value that was just read is to be kept; whoever reads what is around it keeps it. Null for most values. */
    private @Nullable Kept kept;

    /** Of the object that begins next: the name of its first member, at which the reader stands, or at the tag's value. */
    private @Nullable String atTag;

    /** Of the object that begins next: what goes on behind the members that came before its tag, and it. */
    private ObjectFrame.@Nullable BehindTag behindTag;

    /**
     * A value to be kept as it came.
     *
     * @param misfit what is wrong with it; null if it fits, though its type cannot hold all of it
     */
    private record Kept(JsonNode value, @Nullable Misfit misfit) {}

    private record Misfit(DecodingProblem.Kind kind, String reason) {}

    /**
     * Reads the value at a reader's position, such as the {@code read} method of a generated type.
     *
     * @param <T> the type of the values
     */
    @FunctionalInterface
    public interface ElementReader<T> {

        /** Reads the value; null if it does not fit, which is then reported to the reader. */
        @Nullable
        T read(QmpReader in);
    }

    /** Creates a reader of the value that follows. */
    QmpReader(JsonParser parser, ProblemCollector problems) {
        this.parser = parser;
        this.problems = problems;
        this.bytesParser = null;
        this.bytes = new byte[0];
        this.start = 0;
        this.end = 0;
    }

    /**
     * Creates a reader of the value that follows, with which a parser starts that was created for this part of these
     * bytes.
     */
    QmpReader(JsonParser parser, ProblemCollector problems, byte[] bytes, int start, int end) {
        this.parser = parser;
        this.problems = problems;
        this.bytesParser = parser;
        this.bytes = bytes;
        this.start = start;
        this.end = end;
    }

    /** Reads a top-level value that nothing follows. */
    <T> T whole(ElementReader<T> reader) {
        T value = next(reader);
        if (parser.nextToken() != null) {
            throw new StreamReadException(parser, "more than one JSON value");
        }
        return value;
    }

    /** Reads a top-level value. */
    <T> T next(ElementReader<T> reader) {
        if (parser.nextToken() == null) {
            throw new StreamReadException(parser, "no JSON value");
        }
        T value = reader.read(this);
        if (kept != null && kept.misfit != null) {
            throw new QmpDecodingException(List.of(report(kept.misfit, kept.value)));
        }
        if (value == null || kept != null) {
            throw new QmpDecodingException(problems.problems());
        }
        return value;
    }

    // Objects.

    /**
     * Starts an object and moves to its first member that the type has; a value of another kind is kept as a whole, and
     * has no members.
     *
     * @return the member's index; negative if there is none
     */
    public int begin(Members members) {
        ObjectFrame frame = enter(members);
        if (atTag != null) {
            String first = atTag;
            atTag = null;
            return atName(frame, first) ? frame.last : next();
        } else if (behindTag != null) {
            frame.behindTag = behindTag;
            behindTag = null;
        } else if (parser.currentToken() != JsonToken.START_OBJECT) {
            JsonNode value = tree();
            frame.keepWhole(
                    value,
                    problems.report(
                            kind(DecodingProblem.Kind.WRONG_KIND, frame.outer, value),
                            pathTo(frame.outer, null),
                            mismatch(value, "an object"),
                            value));
            return -1;
        }
        return next();
    }

    private ObjectFrame enter(Members members) {
        ObjectFrame outer = top;
        ObjectFrame frame = outer == null ? new ObjectFrame(null, members) : outer.inner(members);
        top = frame;
        return frame;
    }

    /** The object that is being read. */
    private ObjectFrame object() {
        ObjectFrame frame = top;
        if (frame == null) {
            throw new IllegalStateException("no object has begun");
        }
        return frame;
    }

    /**
     * Moves to the next member of the object that the type has.
     *
     * @return the member's index; negative at the end of the object
     */
    public int next() {
        ObjectFrame frame = object();
        if (kept != null) {
            keepLast(frame, kept);
        }
        while (true) {
            int member = nextName(frame.members, frame.last);
            if (member >= 0) {
                parser.nextToken();
                if (came(frame, member)) {
                    return member;
                }
            } else if (member == PropertyNameMatcher.MATCH_UNKNOWN_NAME) {
                frame.last = member;
                keepUnknown(frame, parser.currentName());
            } else if (member != PropertyNameMatcher.MATCH_END_OBJECT) {
                throw new StreamReadException(parser, "the value is cut off");
            } else if (!goesOn(frame)) {
                return -1;
            }
        }
    }

    /** Takes the first member of an object, at whose name or value the reader stands since it looked for the tag. */
    private boolean atName(ObjectFrame frame, String name) {
        int member = frame.members.indexOf(name);
        if (member < 0) {
            frame.last = member;
            keepUnknown(frame, name);
            return false;
        }
        if (parser.currentToken() == JsonToken.PROPERTY_NAME) {
            parser.nextToken();
        }
        return came(frame, member);
    }

    /** Notes that a member came; false for the tag, which the type stands for. */
    private boolean came(ObjectFrame frame, int member) {
        frame.last = member;
        if (!frame.markSeen(member)) {
            throw repeated(frame.members.name(member));
        }
        return !frame.members.isTag(member);
    }

    /** Servers send members in a fixed order, and comparing with the expected name is faster than looking the name up. */
    private int nextName(Members members, int last) {
        int expected = members.expectedBehind(last);
        int member;
        if (expected < 0) {
            member = parser.nextNameMatch(members.matcher());
        } else if (parser.nextName(members.encodedName(expected))) {
            return expected;
        } else if (parser.currentToken() == JsonToken.PROPERTY_NAME) {
            member = members.indexOf(parser.currentName());
        } else {
            return parser.currentToken() == JsonToken.END_OBJECT
                    ? PropertyNameMatcher.MATCH_END_OBJECT
                    : PropertyNameMatcher.MATCH_ODD_TOKEN;
        }
        members.cameBehind(last, member);
        return member;
    }

    /** Whether an object goes on behind its tag, at the end of the members that came before. */
    private boolean goesOn(ObjectFrame frame) {
        ObjectFrame.BehindTag rest = frame.behindTag;
        if (rest == null) {
            return false;
        }
        parser = rest.parser();
        frame.behindTag = null;
        return !rest.ended();
    }

    /** Ends an object that a server sends, and returns all that its type does not take. */
    public Unmodelled end() {
        ObjectFrame frame = leave();
        return frame.unmodelled();
    }

    /**
     * Ends an object that a client sends, and returns all that its type does not take.
     *
     * @throws QmpDecodingException if a member is missing, unknown or does not fit
     */
    public Unmodelled endComplete() {
        ObjectFrame frame = leave();
        List<DecodingProblem> wrong = DecodingProblem.errors(frame.problems());
        if (!wrong.isEmpty()) {
            throw new QmpDecodingException(wrong);
        }
        return frame.unmodelled();
    }

    /**
     * Ends an object that a client sends and whose type keeps nothing else, and returns the value made of it.
     *
     * @throws QmpDecodingException if a member is missing, unknown or does not fit
     */
    public <T> T endComplete(T value) {
        endComplete();
        return value;
    }

    /**
     * Checks the value of a mandatory member of an object that a client sends, and returns it.
     *
     * @param member the member's index
     * @param value the value that was read
     * @throws QmpDecodingException if it is missing or did not fit
     */
    public <T> T required(int member, @Nullable T value) {
        if (value == null) {
            ObjectFrame frame = object();
            endComplete();
            throw new QmpDecodingException(frame.problems());
        }
        return value;
    }

    /**
     * Reads the members of the object that are not the type's own as an object of another type; called once all have
     * been passed.
     */
    public <T> T rest(ElementReader<T> reader) {
        ObjectNode members = JsonNodeFactory.instance.objectNode();
        ObjectFrame frame = object();
        members.setAll(frame.takeKept());
        // What is wrong with them is wrong with the object itself, not with the member that came last.
        frame.last = -1;
        JsonParser outer = parser;
        parser = members.traverse(ObjectReadContext.empty());
        parser.nextToken();
        T value = Objects.requireNonNull(reader.read(this));
        parser = outer;
        return value;
    }

    /**
     * Reads an object that a client sends and that has no members.
     *
     * @param type the command or type
     * @throws QmpDecodingException if it is not an object or has members
     */
    public void empty(String type) {
        empty(Members.of(type));
    }

    /** Does the same as {@link #empty(String)}, for code that was generated before 0.1.0. */
    public void empty(Members members) {
        begin(members);
        endComplete();
    }

    /**
     * Reads an object member by member into its builder, and builds it.
     *
     * @param received whether a server sends it; an object that a client sends is refused if a member is missing,
     *     unknown or does not fit
     */
    public <V, B extends ValueBuilder<V, B>> V build(Members members, B builder, boolean received) {
        for (int member = begin(members); member >= 0; member = next()) {
            builder.read(member, this);
        }
        return builder.unmodelled(received ? end() : endComplete()).build();
    }

    /** Reads an object that a client sends; see {@link #build(Members, ValueBuilder, boolean)}. */
    public <V, B extends ValueBuilder<V, B>> V build(Members members, B builder) {
        return build(members, builder, false);
    }

    private ObjectFrame leave() {
        ObjectFrame frame = object();
        if (kept != null) {
            keepLast(frame, kept);
        }
        if (!frame.isKeptWhole()) {
            frame.findMissing(problems);
        }
        top = frame.outer;
        return frame;
    }

    private void keepLast(ObjectFrame frame, Kept value) {
        kept = null;
        String name = frame.members.name(frame.last);
        frame.keep(name, value.value);
        if (value.misfit != null) {
            DecodingProblem.Kind kind = kind(value.misfit.kind, frame, value.value);
            frame.problem(name, report(new Misfit(kind, value.misfit.reason), value.value));
        }
    }

    private DecodingProblem report(Misfit wrong, JsonNode value) {
        return problems.report(wrong.kind, pathTo(null), wrong.reason, value);
    }

    private void keepUnknown(ObjectFrame frame, String name) {
        parser.nextToken();
        JsonNode value = tree();
        if (!frame.keep(name, value)) {
            throw repeated(name);
        }
        if (!frame.members.isOpen()) {
            frame.problem(
                    name,
                    problems.report(
                            frame.kindOf(DecodingProblem.Kind.UNKNOWN_MEMBER),
                            pathTo(name),
                            "is not in the schema",
                            value));
        }
    }

    private StreamReadException repeated(String name) {
        return new StreamReadException(parser, "Duplicate Object property \"" + name + "\"");
    }

    // Unions and alternates.

    /**
     * Returns the text of the member that selects the branch of a union, wherever it is in the object.
     *
     * @return the text; empty if there is none
     */
    public String tag(String name) {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            return "";
        }
        String first = parser.nextName();
        if (name.equals(first)) {
            parser.nextToken();
            atTag = name;
            return parser.currentToken() == JsonToken.VALUE_STRING ? parser.getString() : "";
        }
        if (parser == bytesParser && first != null) {
            // The parser itself is further on: it has begun with the value.
            int atName = start + Math.toIntExact(parser.currentTokenLocation().getByteOffset());
            String found = TagSearch.find(bytes, atName, end, name);
            if (found != null) {
                atTag = first;
                return found;
            }
        }
        return tagBehind(name, first);
    }

    /** Looks for a tag that does not come first; the members before it are read a second time, from a tree. */
    private String tagBehind(String name, @Nullable String first) {
        ObjectNode before = JsonNodeFactory.instance.objectNode();
        String member = first;
        String found = "";
        while (member != null) {
            parser.nextToken();
            JsonNode value = tree();
            if (before.replace(member, value) != null) {
                throw repeated(member);
            }
            if (member.equals(name)) {
                found = value.asString("");
                break;
            }
            member = parser.nextName();
        }
        if (member == null && parser.currentToken() != JsonToken.END_OBJECT) {
            throw new StreamReadException(parser, "the value is cut off");
        }
        behindTag = new ObjectFrame.BehindTag(parser, member == null);
        parser = before.traverse(ObjectReadContext.empty());
        parser.nextToken();
        return found;
    }

    /** Whether the value is an object. */
    public boolean isObject() {
        return parser.currentToken() == JsonToken.START_OBJECT;
    }

    /** Whether the value is an array. */
    public boolean isArray() {
        return parser.currentToken() == JsonToken.START_ARRAY;
    }

    /** Whether the value is a string. */
    public boolean isString() {
        return parser.currentToken() == JsonToken.VALUE_STRING;
    }

    /** Whether the value is true or false. */
    public boolean isBoolean() {
        return parser.currentToken() == JsonToken.VALUE_TRUE || parser.currentToken() == JsonToken.VALUE_FALSE;
    }

    /** Whether the value is a number without a fraction. */
    public boolean isInteger() {
        return parser.currentToken() == JsonToken.VALUE_NUMBER_INT;
    }

    /** Whether the value is a number. */
    public boolean isNumber() {
        return isInteger() || parser.currentToken() == JsonToken.VALUE_NUMBER_FLOAT;
    }

    /** Whether the value is null. */
    public boolean isNull() {
        return parser.currentToken() == JsonToken.VALUE_NULL;
    }

    /** Returns the value, which is a string. */
    public String text() {
        return parser.getString();
    }

    /** Returns the value, which is a number; keeps its text. */
    public BigDecimal decimal() {
        return isInteger() ? new BigDecimal(parser.getBigIntegerValue()) : tree().decimalValue();
    }

    /**
     * Returns the enumeration's constant for the value, which is a string; a text that the enumeration does not have is
     * kept.
     */
    public <E extends Enum<E> & QmpEnum> E constant(EnumTexts<E> texts) {
        E value = texts.of(parser.getStringCharacters(), parser.getStringOffset(), parser.getStringLength());
        if (!value.isKnown()) {
            reportUnknownValue(parser.getString());
        }
        return value;
    }

    /** Returns the constant of an enumeration with too many values for an enum; see {@link #constant(EnumTexts)}. */
    public <E extends QmpEnum> E constant(Function<String, E> of) {
        String text = parser.getString();
        E value = of.apply(text);
        if (!value.isKnown()) {
            reportUnknownValue(text);
        }
        return value;
    }

    /**
     * Returns the branch of an alternate with the value that was just read.
     *
     * @return the branch; null if the value does not fit
     */
    public <T, B> @Nullable B branch(@Nullable T value, Function<T, B> branch) {
        return value == null || (kept != null && kept.misfit != null) ? null : branch.apply(value);
    }

    /** Reads a value of a kind that an alternate does not have. */
    public JsonNode unknownBranch() {
        JsonNode value = tree();
        problems.report(
                kind(DecodingProblem.Kind.UNKNOWN_BRANCH, top, value),
                pathTo(null),
                "is of a kind that is not in the schema",
                value);
        return value;
    }

    /** Reads the data of an event that the schema does not have, and reports it. */
    public JsonNode unknownEvent() {
        JsonNode data = tree();
        problems.report(
                DecodingProblem.Kind.UNKNOWN_EVENT, problems.root(), "is of an event that is not in the schema", data);
        return data;
    }

    /** Reads a value that should be an empty object; any other is reported. */
    public JsonNode emptyObject() {
        JsonNode value = tree();
        if (!value.isObject() || !value.isEmpty()) {
            problems.report(
                    DecodingProblem.Kind.WRONG_KIND, pathTo(null), "is a value, expected an empty object", value);
        }
        return value;
    }

    // Scalars and arrays.

    /** Reads a string. */
    public @Nullable String string() {
        return isString() ? parser.getString() : this.<String>wrongKind("a string");
    }

    /** Reads a boolean. */
    public boolean bool() {
        JsonToken token = parser.currentToken();
        if (token != JsonToken.VALUE_TRUE && token != JsonToken.VALUE_FALSE) {
            wrongKind("a boolean");
        }
        return token == JsonToken.VALUE_TRUE;
    }

    /** Reads a signed 64-bit integer. */
    public long int64() {
        return integer(IntRange.INT64);
    }

    /** Reads an integer of a range. */
    public long integer(IntRange range) {
        if (!isInteger()) {
            wrongKind("an integer");
            return 0;
        }
        if (parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER) {
            long value = parser.getLongValue();
            if (range.contains(value)) {
                return value;
            }
        }
        outOfRange(range.toString());
        return 0;
    }

    /** Reads an unsigned 64-bit integer. */
    public @Nullable Uint64 uint64() {
        if (!isInteger()) {
            return wrongKind("an integer");
        }
        if (parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER) {
            long value = parser.getLongValue();
            if (value >= 0) {
                return Uint64.of(value);
            }
        } else {
            BigInteger value = parser.getBigIntegerValue();
            if (value.signum() >= 0 && value.bitLength() <= Long.SIZE) {
                return Uint64.of(value);
            }
        }
        outOfRange("an integer from 0 to " + Uint64.MAX_VALUE);
        return null;
    }

    /** Reads a number, keeping its text. */
    public @Nullable BigDecimal number() {
        return isNumber() ? decimal() : this.<BigDecimal>wrongKind("a number");
    }

    /** Reads null. */
    public @Nullable NullNode nothing() {
        return isNull() ? NullNode.getInstance() : this.<NullNode>wrongKind("null");
    }

    /** Reads any value. */
    public JsonNode any() {
        return tree();
    }

    /** Reads a value of an enumeration; a text that the enumeration does not have is kept. */
    public <E extends Enum<E> & QmpEnum> @Nullable E enumeration(EnumTexts<E> texts) {
        return isString() ? constant(texts) : this.<E>wrongKind("a string");
    }

    /** Reports a text that an enumeration does not have, and keeps it. */
    private void reportUnknownValue(String text) {
        JsonNode node = JsonNodeFactory.instance.stringNode(text);
        problems.report(
                kind(DecodingProblem.Kind.UNKNOWN_VALUE, top, node),
                pathTo(null),
                "is \"" + text + "\", which is not in the schema",
                node);
        kept = new Kept(node, null);
    }

    /**
     * The kind of a problem of a value.
     *
     * @param kind what it is where no release takes the value
     * @param inside the object or array that the value is in
     */
    private static DecodingProblem.Kind kind(DecodingProblem.Kind kind, @Nullable ObjectFrame inside, JsonNode value) {
        return inside != null && inside.someReleaseTakes(value) ? DecodingProblem.Kind.OTHER_TYPE : kind;
    }

    /** Reads a value of an enumeration with too many values for an enum. */
    public <E extends QmpEnum> @Nullable E enumeration(Function<String, E> of) {
        return isString() ? constant(of) : this.<E>wrongKind("a string");
    }

    /** Reads an array; if an element does not fit, neither does the array. */
    public <T> @Nullable List<T> list(ElementReader<T> element) {
        if (!isArray()) {
            return wrongKind("an array");
        }
        ObjectFrame frame = enter(Members.NONE);
        List<T> list = new ArrayList<>();
        ArrayNode asItCame = null;
        while (true) {
            JsonToken token = parser.nextToken();
            if (token == JsonToken.END_ARRAY || token == null) {
                break;
            }
            frame.last = list.size();
            T value = element.read(this);
            if (kept != null || asItCame != null) {
                asItCame = asItCame == null ? nodes(list) : asItCame;
                asItCame.add(kept != null ? kept.value : TreeWriter.treeOf(Objects.requireNonNull(value)));
                if (kept != null && kept.misfit != null) {
                    kept = misfitInArray(kept.misfit, asItCame, list.size());
                    top = frame.outer;
                    return null;
                }
                kept = null;
            }
            list.add(Objects.requireNonNull(value));
        }
        if (parser.currentToken() != JsonToken.END_ARRAY) {
            throw new StreamReadException(parser, "the value is cut off");
        }
        if (asItCame != null) {
            kept = new Kept(asItCame, null);
        }
        top = frame.outer;
        return List.copyOf(list);
    }

    /** The array with all elements, of which one does not fit, at which the reader stands. */
    private Kept misfitInArray(Misfit wrong, ArrayNode asItCame, int index) {
        JsonToken token = parser.nextToken();
        while (token != JsonToken.END_ARRAY) {
            if (token == null) {
                throw new StreamReadException(parser, "the value is cut off");
            }
            asItCame.add(tree());
            token = parser.nextToken();
        }
        return new Kept(asItCame, new Misfit(wrong.kind, "has an element, [" + index + "], that " + wrong.reason));
    }

    private static ArrayNode nodes(List<?> values) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode(values.size() + 1);
        values.forEach(value -> array.add(TreeWriter.treeOf(value)));
        return array;
    }

    private JsonNode tree() {
        return JsonTrees.readValue(parser, parser.currentToken());
    }

    @SuppressWarnings("TypeParameterUnusedInFormals")
    private <T> @Nullable T wrongKind(String expected) {
        JsonNode value = tree();
        kept = new Kept(value, new Misfit(DecodingProblem.Kind.WRONG_KIND, mismatch(value, expected)));
        return null;
    }

    private void outOfRange(String expected) {
        JsonNode value = tree();
        kept = new Kept(
                value,
                new Misfit(DecodingProblem.Kind.OUT_OF_RANGE, "is " + value.asString() + ", expected " + expected));
    }

    private static String mismatch(JsonNode json, String expected) {
        return "is " + describe(json) + ", expected " + expected;
    }

    private static String describe(JsonNode json) {
        if (json.isIntegralNumber()) {
            return "an integer";
        }
        return switch (json.getNodeType()) {
            case NULL -> "null";
            case ARRAY -> "an array";
            case OBJECT -> "an object";
            default -> "a " + json.getNodeType().name().toLowerCase(Locale.ROOT);
        };
    }

    /** Where in the message the reader is, or a member of the object that it reads. */
    private String pathTo(@Nullable String member) {
        return pathTo(top, member);
    }

    private String pathTo(@Nullable ObjectFrame frame, @Nullable String member) {
        return frame == null ? problems.root() : frame.pathTo(member, problems.root());
    }
}
