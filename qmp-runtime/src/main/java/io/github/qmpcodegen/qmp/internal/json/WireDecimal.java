package io.github.qmpcodegen.qmp.internal.json;

import java.math.BigDecimal;

/**
 * A number with the text that it has on the wire, which {@link BigDecimal} alone would not keep: {@code 1e3},
 * {@code 5.0e-05} and {@code -0.0} come out of it in other words.
 */
final class WireDecimal extends BigDecimal {

    private static final long serialVersionUID = 1;

    private final String text;

    WireDecimal(String text) {
        super(text);
        this.text = text;
    }

    @Override
    public String toString() {
        return text;
    }
}
