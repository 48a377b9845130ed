package io.github.qmpcodegen.qmp.internal.json;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The value of a member of a message: the bytes that came, until somebody wants a tree of them.
 *
 * <p>That the bytes are JSON is known only when they are read. Immutable, and safe for use by any number of threads.
 */
public final class WireValue {
    /** The message and what to do with it when it is none; null where the tree is there from the beginning. */
    private final @Nullable Source source;

    private volatile @Nullable JsonNode tree;

    /**
     * Where the value stands.
     *
     * @param message all of it
     * @param from where the value begins in it
     * @param to where the value ends in it
     * @param member whose value it is
     * @param refused is told that the message is no JSON
     */
    @SuppressWarnings("ArrayRecordComponent")
    private record Source(
            WireJson json, byte[] message, int from, int to, String member, Consumer<FramingException> refused) {}

    private WireValue(@Nullable Source source, @Nullable JsonNode tree) {
        this.source = source;
        this.tree = tree;
    }

    /** A value that was read with its message. */
    public static WireValue of(JsonNode tree) {
        return new WireValue(null, tree);
    }

    /** A value that was not read; see {@link Source}. */
    static WireValue of(
            WireJson json, byte[] message, int from, int to, String member, Consumer<FramingException> refused) {
        return new WireValue(new Source(json, message, from, to, member, refused), null);
    }

    /**
     * Reads the value where it has not been read, and only if it looks like one: whoever finds that it does not fit looks at
     * the {@link #tree}, which says why.
     *
     * @return stands before the value; null if there is a tree
     */
    public @Nullable JsonParser parser() {
        Source bytes = source;
        return bytes == null || tree != null
                ? null
                : bytes.json().valueParser(bytes.message(), bytes.from(), bytes.to() - bytes.from());
    }

    /**
     * The value as a tree, which is not to be changed.
     *
     * @throws FramingException if the message is no JSON within the limits; its connection ends
     */
    public JsonNode tree() throws FramingException {
        JsonNode made = tree;
        if (made == null) {
            made = read();
            tree = made;
        }
        return made;
    }

    /** The tree that somebody has had already. */
    public JsonNode knownTree() {
        JsonNode known = tree;
        if (known == null) {
            throw new IllegalStateException("the value has not been read");
        }
        return known;
    }

    private JsonNode read() throws FramingException {
        JsonParser parser = parser();
        if (parser != null) {
            try (parser) {
                JsonNode value = JsonTrees.read(parser);
                if (value != null && parser.nextToken() == null) {
                    return value;
                }
            } catch (JacksonException e) {
                // The whole message tells what is wrong, or that the value ends elsewhere.
                return readWhole();
            }
        }
        return readWhole();
    }

    private JsonNode readWhole() throws FramingException {
        Source bytes = source;
        if (bytes == null) {
            return knownTree();
        }
        Frame frame = new Frame(bytes.message(), 0, bytes.message().length, true, false);
        try {
            ObjectNode message = bytes.json().parse(frame);
            JsonNode value = message.get(bytes.member());
            if (value == null || (message.has("event") && !bytes.member().equals("data"))) {
                throw new FramingException("a message is no reply", frame.excerpt());
            }
            return value;
        } catch (FramingException e) {
            bytes.refused().accept(e);
            throw e;
        }
    }
}
