package io.github.qmpcodegen.codegen.prose.qapi;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes the marks out of running text: those of reStructuredText, and those of the older comments. */
final class InlineMarkup {

    private static final Pattern OPTIONAL = Pattern.compile("#optional\\b:?\\s*");
    private static final Pattern LITERAL = Pattern.compile("``(.+?)``");
    private static final Pattern ROLE = Pattern.compile(":[a-z]+(?:[:+][a-z]+)*:`([^`]+)`");
    private static final Pattern LINK = Pattern.compile("`([^`<]+?)\\s*<([^`>]+)>`__?");
    private static final Pattern REFERENCE = Pattern.compile("`([^`]+)`(?:__?\\b|_)?");
    private static final Pattern TARGET = Pattern.compile("(.+?)\\s*<[^>]+>");
    private static final Pattern STRONG = Pattern.compile("(?<![\\w*\\\\])\\*\\*(\\S(?:[^*]*\\S)?)\\*\\*(?![\\w*])");
    private static final Pattern EMPHASIS =
            Pattern.compile("(?<![\\w*\\\\/])\\*([^\\s*](?:[^*]*[^\\s*])?)\\*(?![\\w*/])");
    private static final Pattern SUBSTITUTION = Pattern.compile("\\|([a-z]+(?:_[a-z]+)*)\\|");
    private static final Pattern NAME = Pattern.compile("(?<![\\w@.])@([A-Za-z_])");
    private static final Pattern ESCAPE = Pattern.compile("\\\\([*_`|\\\\@])");

    private InlineMarkup() {}

    /** The text without marks; literals keep what they contain as it is. */
    static String plain(String text) {
        String unmarked = OPTIONAL.matcher(text).replaceAll("");
        StringBuilder plain = new StringBuilder();
        Matcher literal = LITERAL.matcher(unmarked);
        int end = 0;
        while (literal.find()) {
            plain.append(outsideLiterals(unmarked.substring(end, literal.start())))
                    .append(literal.group(1));
            end = literal.end();
        }
        return plain.append(outsideLiterals(unmarked.substring(end))).toString();
    }

    private static String outsideLiterals(String text) {
        String plain = ROLE.matcher(text).replaceAll(role -> {
            Matcher target = TARGET.matcher(role.group(1));
            return Matcher.quoteReplacement(target.matches() ? target.group(1) : role.group(1));
        });
        plain = LINK.matcher(plain).replaceAll("$1 ($2)");
        plain = REFERENCE.matcher(plain).replaceAll("$1");
        plain = STRONG.matcher(plain).replaceAll("$1");
        plain = EMPHASIS.matcher(plain).replaceAll("$1");
        plain = SUBSTITUTION
                .matcher(plain)
                .replaceAll(found -> Matcher.quoteReplacement(found.group(1).replace('_', '-')));
        plain = NAME.matcher(plain).replaceAll("$1");
        return ESCAPE.matcher(plain).replaceAll("$1");
    }
}
