package io.github.qmpcodegen.samples.qmpshell.render;

import io.github.qmpcodegen.qmp.codec.SecretMask;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Decides what to show, log or keep of a line that may contain a password: everywhere the same as in traces. */
public final class Discretion {

    private static final Pattern QUOTED = Pattern.compile("'([^']*)'");

    private Discretion() {}

    /** Whether a line may contain a password. */
    public static boolean concerns(String line) {
        return SecretMask.standard().mayConcern(line);
    }

    /**
     * Returns the message about a line that may contain a password, quoting only its command and names of arguments.
     */
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
