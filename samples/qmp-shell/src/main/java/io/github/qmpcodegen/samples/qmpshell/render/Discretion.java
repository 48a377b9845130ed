package io.github.qmpcodegen.samples.qmpshell.render;

import io.github.qmpcodegen.qmp.codec.SecretMask;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What of a line that may hold a password is told, written to a log or kept: the same everywhere as in traces. */
public final class Discretion {

    private static final Pattern QUOTED = Pattern.compile("'([^']*)'");

    private Discretion() {}

    /** Whether a line may hold a password. */
    public static boolean concerns(String line) {
        return SecretMask.standard().mayConcern(line);
    }

    /** What is wrong with a line that may hold a password: of it, only the command and names of arguments are quoted. */
    static String message(String message, String line) {
        return QUOTED.matcher(message).replaceAll(quoted -> {
            String text = quoted.group(1);
            return Matcher.quoteReplacement(isValue(text, line.strip()) ? "'" + SecretMask.MASK + "'" : quoted.group());
        });
    }

    private static boolean isValue(String text, String line) {
        return line.contains(text)
                && !line.startsWith(text)
                && !Pattern.compile("(^|[\\s.{,\"'])" + Pattern.quote(text) + "([=.]|[\"']\\s*:)")
                        .matcher(line)
                        .find();
    }
}
