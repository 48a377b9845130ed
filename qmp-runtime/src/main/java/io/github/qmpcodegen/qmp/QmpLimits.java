package io.github.qmpcodegen.qmp;

/**
 * How large a message from the peer may be. A message over a limit ends the connection with a
 * {@link QmpProtocolException} that names the limit, so that the memory that a peer can take up is bounded.
 *
 * @param messageBytes the longest message in bytes
 * @param nesting the deepest nesting of objects and arrays; the message itself is the first level
 * @param stringLength the longest string or member name in characters
 * @param numberLength the longest number in characters
 */
public record QmpLimits(int messageBytes, int nesting, int stringLength, int numberLength) {
    private static final QmpLimits STANDARD = new QmpLimits(64 << 20, 1_100, 64 << 20, 1_000);

    /**
     * Checks the limits.
     *
     * @param messageBytes the longest message in bytes
     * @param nesting the deepest nesting
     * @param stringLength the longest string in characters
     * @param numberLength the longest number in characters
     * @throws IllegalArgumentException if one is not positive
     */
    public QmpLimits {
        if (messageBytes <= 0 || nesting <= 0 || stringLength <= 0 || numberLength <= 0) {
            throw new IllegalArgumentException("limits must be positive: " + messageBytes + " bytes, nesting " + nesting
                    + ", strings of " + stringLength + ", numbers of " + numberLength);
        }
    }

    /**
     * Returns the default limits: messages and strings of 64 MiB, numbers of 1,000 digits, and a nesting of 1,100,
     * which is what QEMU accepts (1,024) plus room for the message around it.
     */
    public static QmpLimits standard() {
        return STANDARD;
    }

    /** Returns these limits with another message length, in bytes. */
    public QmpLimits withMessageBytes(int bytes) {
        return new QmpLimits(bytes, nesting, stringLength, numberLength);
    }

    /** Returns these limits with another nesting, in levels. */
    public QmpLimits withNesting(int levels) {
        return new QmpLimits(messageBytes, levels, stringLength, numberLength);
    }

    /** Returns these limits with another string length, in characters. */
    public QmpLimits withStringLength(int characters) {
        return new QmpLimits(messageBytes, nesting, characters, numberLength);
    }

    /** Returns these limits with another number length, in characters. */
    public QmpLimits withNumberLength(int characters) {
        return new QmpLimits(messageBytes, nesting, stringLength, characters);
    }
}
