package io.github.qmpcodegen.samples.vminfo.render;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes numbers as people read them. */
final class Quantities {

    private static final List<String> UNITS = List.of("B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB");
    private static final BigDecimal STEP = BigDecimal.valueOf(1024);

    private Quantities() {}

    /** A number of bytes in the unit that leaves the fewest digits, with three of them: {@code 1.41 MiB}. */
    static String bytes(long bytes) {
        BigDecimal value = BigDecimal.valueOf(bytes);
        int unit = 0;
        // Rounding comes first: 1,023.9 KiB are 1 MiB.
        while (rounded(value).abs().compareTo(STEP) >= 0) {
            value = value.divide(STEP, MathContext.DECIMAL64);
            unit++;
        }
        return rounded(value).stripTrailingZeros().toPlainString() + " " + UNITS.get(unit);
    }

    /** As {@link #bytes(long)}, or nothing. */
    static String bytes(@Nullable Long bytes) {
        return bytes == null ? "" : bytes(bytes.longValue());
    }

    private static BigDecimal rounded(BigDecimal value) {
        BigDecimal digits = value.round(new MathContext(3, RoundingMode.HALF_UP));
        return digits.compareTo(BigDecimal.valueOf(1000)) >= 0 ? value.setScale(0, RoundingMode.HALF_UP) : digits;
    }

    /** A share in percent, rounded down, so that only the whole is 100 %; nothing if there is no whole. */
    static String percent(long part, long whole) {
        return whole <= 0
                ? ""
                : BigDecimal.valueOf(part)
                                .multiply(BigDecimal.valueOf(100))
                                .divide(BigDecimal.valueOf(whole), 0, RoundingMode.DOWN)
                                .toPlainString()
                        + " %";
    }

    /** A time in the unit that people use for one of its length: {@code 40 ms}, {@code 1.5 s}, {@code 12 min 5 s}. */
    static String duration(long millis) {
        if (millis < 1_000) {
            return millis + " ms";
        }
        if (millis < 60_000) {
            return BigDecimal.valueOf(millis, 3)
                            .setScale(1, RoundingMode.HALF_UP)
                            .stripTrailingZeros()
                            .toPlainString() + " s";
        }
        long minutes = millis / 60_000;
        return minutes < 60
                ? minutes + " min " + millis / 1_000 % 60 + " s"
                : minutes / 60 + " h " + minutes % 60 + " min";
    }
}
