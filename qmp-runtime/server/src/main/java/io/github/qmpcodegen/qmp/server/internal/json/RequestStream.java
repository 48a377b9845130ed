package io.github.qmpcodegen.qmp.server.internal.json;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the values in a stream of bytes as QEMU 7.2 does: line terminators have no meaning, a value is complete when
 * its brackets are closed, and what is not JSON affects nothing else; an endless value is refused where QEMU refuses
 * it. For one thread.
 */
public final class RequestStream {
    private static final int DEEPEST_NESTING = 1_024;
    private static final int MOST_TOKENS = 2 << 20;
    private static final int MOST_BYTES = (64 << 20) - 1;
    private static final int SENTINEL = 0xFF;

    private final RequestLexer lexer = new RequestLexer();
    private final List<Token> tokens = new ArrayList<>();
    private final Deque<Incoming> ready = new ArrayDeque<>();
    private ByteArrayOutputStream text = new ByteArrayOutputStream();
    private int braces;
    private int brackets;
    private boolean afterSentinel;

    /** Starts a stream. */
    public RequestStream() {}

    /** Takes the next byte of the stream. */
    public void feed(byte next) {
        int value = next & 0xFF;
        if (text.size() == MOST_BYTES) {
            // In the middle of a token, perhaps of one that never ends.
            lexer.reset();
            complete(new Incoming.Malformed("JSON token size limit exceeded", false));
        }
        text.write(value);
        lexer.feed(value, this::take);
        if (tokens.isEmpty() && (value == '\n' || !lexer.isInsideToken())) {
            text.reset();
        }
    }

    /** Removes and returns the next complete value; null if there is none yet. */
    public @Nullable Incoming poll() {
        return ready.poll();
    }

    private void take(Token token) {
        switch (token.kind()) {
            case OPEN_BRACE -> braces++;
            case CLOSE_BRACE -> braces--;
            case OPEN_BRACKET -> brackets++;
            case CLOSE_BRACKET -> brackets--;
            case STRAY -> {
                boolean sentinel = token.bytes().length == 1 && (token.bytes()[0] & 0xFF) == SENTINEL;
                complete(new Incoming.Malformed("JSON parse error, stray '" + token.text() + "'", sentinel));
                afterSentinel = sentinel;
                return;
            }
            default -> {
                // Neither opens nor closes anything.
            }
        }
        if (tokens.size() == MOST_TOKENS) {
            complete(new Incoming.Malformed("JSON token count limit exceeded", false));
            return;
        }
        if (braces + brackets > DEEPEST_NESTING) {
            complete(new Incoming.Malformed("JSON nesting depth limit exceeded", false));
            return;
        }
        tokens.add(token);
        boolean open = braces > 0 || brackets > 0;
        if (!open || braces < 0 || brackets < 0) {
            complete(parsed());
            afterSentinel = false;
        }
    }

    private Incoming parsed() {
        try {
            return new Incoming.Value(
                    RequestParser.parse(tokens),
                    text.toString(StandardCharsets.UTF_8).strip(),
                    afterSentinel);
        } catch (MalformedRequestException e) {
            return new Incoming.Malformed(String.valueOf(e.getMessage()), false);
        }
    }

    private void complete(Incoming incoming) {
        ready.add(incoming);
        tokens.clear();
        text = new ByteArrayOutputStream();
        braces = 0;
        brackets = 0;
    }
}
