package io.github.qmpcodegen.qmp.server.internal.json;

import io.github.qmpcodegen.qmp.server.internal.json.Token.Kind;
import java.io.ByteArrayOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Cuts bytes into tokens as QEMU 7.2 does: strings in single quotes too, and after a stray byte nothing up to the next
 * bracket, colon, comma or control character. For one thread.
 */
final class RequestLexer {
    private static final int LOWEST_BYTE_OF_NO_TEXT = 0xFE;

    private ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private State state = State.START;
    private int quote;

    private enum State {
        START,
        SKIPPING,
        STRING,
        ESCAPE,
        KEYWORD,
        SIGN,
        ZERO,
        DIGITS,
        POINT,
        DECIMALS,
        EXPONENT,
        EXPONENT_SIGN,
        EXPONENT_DIGITS
    }

    /** Where tokens go. */
    @FunctionalInterface
    interface Sink {
        void accept(Token token);
    }

    /** Takes the next byte; gives the tokens that it ends. */
    void feed(int next, Sink sink) {
        if (state == State.SKIPPING && endsSkipping(next)) {
            state = State.START;
        }
        Kind ended = endedBy(next);
        if (ended != null) {
            emit(ended, sink);
        }
        if (state == State.START) {
            start(next, sink);
        } else if (state != State.SKIPPING) {
            bytes.write(next);
            proceed(next, sink);
        }
    }

    /** Whether a token has begun and not ended. */
    boolean isInsideToken() {
        return bytes.size() > 0;
    }

    /** Forgets the token under way. */
    void reset() {
        bytes = new ByteArrayOutputStream();
        state = State.START;
    }

    private static boolean endsSkipping(int next) {
        return next < ' ' || next >= LOWEST_BYTE_OF_NO_TEXT || "{}[]:,".indexOf(next) >= 0;
    }

    /** What the byte ends without being part of it; null for nothing. */
    private @Nullable Kind endedBy(int next) {
        return switch (state) {
            case KEYWORD -> isLetter(next) ? null : Kind.KEYWORD;
            case ZERO -> isDigit(next) || isPointOrExponent(next) ? null : Kind.INTEGER;
            case DIGITS -> isDigit(next) || isPointOrExponent(next) ? null : Kind.INTEGER;
            case DECIMALS -> isDigit(next) || next == 'e' || next == 'E' ? null : Kind.FLOAT;
            case EXPONENT_DIGITS -> isDigit(next) ? null : Kind.FLOAT;
            default -> null;
        };
    }

    private void start(int next, Sink sink) {
        if (next == ' ' || next == '\t' || next == '\r' || next == '\n') {
            return;
        }
        bytes.write(next);
        switch (next) {
            case '{' -> emit(Kind.OPEN_BRACE, sink);
            case '}' -> emit(Kind.CLOSE_BRACE, sink);
            case '[' -> emit(Kind.OPEN_BRACKET, sink);
            case ']' -> emit(Kind.CLOSE_BRACKET, sink);
            case ':' -> emit(Kind.COLON, sink);
            case ',' -> emit(Kind.COMMA, sink);
            case '"', '\'' -> {
                quote = next;
                state = State.STRING;
            }
            case '-' -> state = State.SIGN;
            case '0' -> state = State.ZERO;
            default -> {
                if (isDigit(next)) {
                    state = State.DIGITS;
                } else if (isLetter(next)) {
                    state = State.KEYWORD;
                } else {
                    stray(sink);
                }
            }
        }
    }

    private void proceed(int next, Sink sink) {
        switch (state) {
            case STRING -> {
                if (next < ' ' || next >= LOWEST_BYTE_OF_NO_TEXT) {
                    stray(sink);
                } else if (next == quote) {
                    emit(Kind.STRING, sink);
                } else if (next == '\\') {
                    state = State.ESCAPE;
                }
            }
            case ESCAPE -> become(next >= ' ' && next < LOWEST_BYTE_OF_NO_TEXT, State.STRING, sink);
            case SIGN -> become(isDigit(next), next == '0' ? State.ZERO : State.DIGITS, sink);
            case ZERO -> become(!isDigit(next), next == '.' ? State.POINT : State.EXPONENT, sink);
            case DIGITS -> state = isDigit(next) ? State.DIGITS : next == '.' ? State.POINT : State.EXPONENT;
            case POINT -> become(isDigit(next), State.DECIMALS, sink);
            case DECIMALS -> state = isDigit(next) ? State.DECIMALS : State.EXPONENT;
            case EXPONENT ->
                become(
                        isDigit(next) || next == '+' || next == '-',
                        isDigit(next) ? State.EXPONENT_DIGITS : State.EXPONENT_SIGN,
                        sink);
            case EXPONENT_SIGN -> become(isDigit(next), State.EXPONENT_DIGITS, sink);
            default -> {
                // The byte belongs to the keyword or number under way.
            }
        }
    }

    private void become(boolean allowed, State then, Sink sink) {
        if (allowed) {
            state = then;
        } else {
            stray(sink);
        }
    }

    private void emit(Kind kind, Sink sink) {
        Token token = new Token(kind, bytes.toByteArray());
        bytes.reset();
        state = State.START;
        sink.accept(token);
    }

    private void stray(Sink sink) {
        emit(Kind.STRAY, sink);
        state = State.SKIPPING;
    }

    private static boolean isLetter(int next) {
        return next >= 'a' && next <= 'z';
    }

    private static boolean isDigit(int next) {
        return next >= '0' && next <= '9';
    }

    private static boolean isPointOrExponent(int next) {
        return next == '.' || next == 'e' || next == 'E';
    }
}
