package io.github.qmpcodegen.qmp.internal.json;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The value of a member of a message: the received bytes, until a tree of them is needed.
 *
 * <p>Whether the bytes are JSON is known only when they are read. Immutable and thread-safe.
 */
public final class WireValue {
    /** The bytes; null where the tree is there from the beginning. */
    private final @Nullable Source source;

    private volatile @Nullable JsonNode tree;

    /** Has the bytes of a value that was not read. */
    interface Source {

        /**
         * Reads the value with a parser that stands before it.
         *
         * @param reader reads one value
         * @throws JacksonException if the bytes are not just that
         */
        <T> @Nullable T read(ValueReader<T> reader);

        /**
         * The value as it is found in the whole message.
         *
         * @throws FramingException if that is no JSON within the limits; its connection has been ended
         */
        JsonNode readWhole() throws FramingException;
    }

    private WireValue(@Nullable Source source, @Nullable JsonNode tree) {
        this.source = source;
        this.tree = tree;
    }

    /** Returns a value that was read with its message. */
    public static WireValue of(JsonNode tree) {
        return new WireValue(null, tree);
    }

    static WireValue of(Source source) {
        return new WireValue(source, null);
    }

    /**
     * Finds a value in its message.
     *
     * @param member whose value it is
     * @param refused receives the reason if the message is not JSON
     */
    static JsonNode find(byte[] message, String member, WireJson json, Consumer<FramingException> refused)
            throws FramingException {
        Frame frame = new Frame(message, 0, message.length, true, false);
        try {
            ObjectNode parsed = json.parse(frame);
            JsonNode value = parsed.get(member);
            if (value == null || (parsed.has("event") && !member.equals("data"))) {
                throw new FramingException("a message is not a reply", frame.excerpt());
            }
            return value;
        } catch (FramingException e) {
            refused.accept(e);
            throw e;
        }
    }

    /**
     * Reads the value if it has not been read, and only if it looks like one: if it turns out not to fit, the
     * {@link #tree} says why.
     *
     * @param reader reads one value with a parser that is positioned before it
     * @return what the reader returns; null if there is a tree
     * @throws JacksonException if the bytes are not one value
     */
    public <T> @Nullable T read(ValueReader<T> reader) {
        Source bytes = source;
        return bytes == null || tree != null ? null : bytes.read(reader);
    }

    /**
     * Returns the value as a tree, which must not be changed.
     *
     * @throws FramingException if the message is not JSON within the limits; its connection ends
     */
    public JsonNode tree() throws FramingException {
        JsonNode made = tree;
        if (made == null) {
            made = readTree();
            tree = made;
        }
        return made;
    }

    /** Returns the tree, which has been read before. */
    public JsonNode knownTree() {
        JsonNode known = tree;
        if (known == null) {
            throw new IllegalStateException("the value has not been read");
        }
        return known;
    }

    private JsonNode readTree() throws FramingException {
        Source bytes = source;
        if (bytes == null) {
            return knownTree();
        }
        try {
            JsonNode value = bytes.read((parser, json, start, end) -> JsonTrees.read(parser));
            return value == null ? bytes.readWhole() : value;
        } catch (JacksonException e) {
            // Only reading the whole message shows what is wrong, or that the value ends elsewhere.
            return bytes.readWhole();
        }
    }
}
