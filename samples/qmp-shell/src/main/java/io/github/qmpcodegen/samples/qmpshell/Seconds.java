package io.github.qmpcodegen.samples.qmpshell;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A time on the command line: seconds, also parts of them. */
final class Seconds implements ITypeConverter<Duration> {

    @Override
    public Duration convert(String text) {
        try {
            double seconds = Double.parseDouble(text);
            if (seconds > 0 && seconds < TimeUnit.DAYS.toSeconds(365)) {
                return Duration.ofNanos(Math.max(1, Math.round(seconds * 1e9)));
            }
        } catch (NumberFormatException e) {
            throw refusal(text);
        }
        throw refusal(text);
    }

    private static TypeConversionException refusal(String text) {
        return new TypeConversionException("expected a positive number of seconds, not '" + text + "'");
    }
}
