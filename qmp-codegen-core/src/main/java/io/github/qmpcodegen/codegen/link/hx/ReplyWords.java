package io.github.qmpcodegen.codegen.link.hx;

import io.github.qmpcodegen.codegen.prose.Claim.Kind;
import io.github.qmpcodegen.codegen.prose.Claims;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The words by which a text says what a command returns. */
final class ReplyWords {

    private static final String RETURNS = "\\breturns?:?\\s+(?:an?\\s+|the\\s+)?(?:\\([^)]{0,40}\\)\\s+)?";
    private static final String IS_RETURNED = "\\s+(?:will\\s+be|is)\\s+returned\\b(?!\\s+(?:in|by)\\b)";
    private static final String REPLY_IS = "\\b(?:returned\\s+value|reply)\\s+is\\s+an?\\s+";
    private static final String KIND = "(json-(?:object|array|list)s?)\\b";
    private static final Pattern WHOLE = Pattern.compile(
            RETURNS + KIND + "|" + REPLY_IS + KIND + "|\\b(?<!of\\s)" + KIND + "(?:\\s+of\\s+json-\\w+)?" + IS_RETURNED,
            Pattern.CASE_INSENSITIVE);

    /** What is returned, as in "Shows all lamps as a json-array"; what else is returned so is a part of the reply. */
    private static final Pattern RETURNED_AS = Pattern.compile(
            "\\b(?:returns?|shows?)\\s[^.:]{1,80}?\\s(?:as|in)\\s+(?:an?\\s+|one\\s+)?" + KIND,
            Pattern.CASE_INSENSITIVE);

    /** A word without "json-" may be part of another, as in "the list position". */
    private static final Pattern WHOLE_LIST = Pattern.compile(
            "(?:" + RETURNS + "|" + REPLY_IS
                    + ")(?:array|list)\\b(?=\\s*+(?:[.,;:]|$)|\\s+(?:of|with|that|which|containing)\\b)"
                    + "|\\b(?:array|list)(?:\\s+of\\s+json-\\w+)?" + IS_RETURNED,
            Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);

    /** What returns neither an array nor an object. */
    private static final Pattern SCALAR = Pattern.compile(
            RETURNS + "(json-(?:string|int|number|bool))\\b(?!\\s*+(?:[|/]|or\\b))", Pattern.CASE_INSENSITIVE);

    private static final Pattern NOTHING = Pattern.compile("\\bnothing\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern STRUCTURED =
            Pattern.compile("\\bjson-(?:object|array|list)", Pattern.CASE_INSENSITIVE);
    private static final Pattern STARTS_WITH_REPLY =
            Pattern.compile("(?:Return|Show)s?\\b|.{0,80}\\breturn(?:s|ed)\\b");

    private ReplyWords() {}

    /** Whether a text says in its first words that something is returned or shown. */
    static boolean startWithReply(String text) {
        return STARTS_WITH_REPLY.matcher(text).lookingAt();
    }

    /** The kind of the whole, an array or an object, that a text says is returned; null when it says neither. */
    static @Nullable Kind wholeIn(String text) {
        for (Pattern pattern : List.of(WHOLE, RETURNED_AS)) {
            Matcher whole = pattern.matcher(text);
            if (whole.find()) {
                return IntStream.rangeClosed(1, whole.groupCount())
                        .mapToObj(whole::group)
                        .filter(Objects::nonNull)
                        .map(word -> Claims.of(Objects.requireNonNull(word)).kind())
                        .findFirst()
                        .orElse(null);
            }
        }
        return WHOLE_LIST.matcher(text).find() ? Kind.ARRAY : null;
    }

    /** The kind of a single value that a text says is returned; null when it says of none. */
    static @Nullable Kind scalarIn(String text) {
        Matcher scalar = SCALAR.matcher(text);
        return scalar.find() ? Claims.of(scalar.group(1)).kind() : null;
    }

    /** Whether a text behind {@code Returns:} speaks of an array or an object. */
    static boolean announceMembers(String returns) {
        return STRUCTURED.matcher(returns).find() || wholeIn(returns) != null;
    }

    /** Whether what stands behind {@code Returns:} is that nothing is returned. */
    static boolean sayNothing(String returns) {
        return NOTHING.matcher(returns).lookingAt()
                && !STRUCTURED.matcher(returns).find();
    }
}
