package io.github.qmpcodegen.codegen.emit;

import io.github.qmpcodegen.codegen.javamodel.Doc;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The text of Javadoc comments.
 *
 * <p>Whatever the schema says comes out as words: HTML, tags, comment ends and Unicode escapes in it do nothing. The
 * text is ASCII.
 */
final class JavadocText {

    /** What a comment's mark takes of a line. */
    private static final int MARK = " * ".length();

    /** What ends in a full stop that does not end a sentence. */
    private static final List<String> ABBREVIATIONS = List.of("e.g", "eg", "i.e", "ie", "etc", "vs", "resp", "approx");

    private JavadocText() {}

    /** The main description: all blocks, the first as the summary. */
    static String description(Doc doc) {
        return blocks(doc.blocks());
    }

    /** The first sentence or paragraph, for places that have room for no more, and so for nothing that it announces. */
    static String summary(Doc doc) {
        if (doc.blocks().isEmpty()) {
            return "";
        }
        if (doc.blocks().get(0) instanceof Doc.Paragraph paragraph) {
            String sentence = spans(firstSentence(paragraph.spans()));
            return sentence.endsWith(":") ? withFullStop(sentence) : sentence;
        }
        return "";
    }

    /** Blocks one after the other. */
    static String blocks(List<Doc.Block> blocks) {
        StringBuilder text = new StringBuilder();
        for (Doc.Block block : blocks) {
            if (block instanceof Doc.Paragraph paragraph) {
                String words = spans(paragraph.spans());
                if (!words.isEmpty()) {
                    text.append(text.isEmpty() ? "" : "\n\n<p>").append(words);
                }
            } else if (block instanceof Doc.Preformatted preformatted) {
                text.append(text.isEmpty() ? "" : "\n").append(pre(preformatted.text()));
            } else if (block instanceof Doc.Items items) {
                text.append(text.isEmpty() ? "" : "\n").append(list(items));
            }
        }
        return text.toString();
    }

    /** A block tag with its text, indented where it runs on. */
    static String tag(String head, String text) {
        return head + " " + withoutBlankLines(text).replace("\n", "\n    ");
    }

    /** A text with a capital letter at its start, unless it starts with a name such as {@code qcow2}. */
    static String capitalize(String text) {
        int word = 0;
        while (word < text.length() && text.charAt(word) >= 'a' && text.charAt(word) <= 'z') {
            word++;
        }
        boolean ends = word == text.length() || isBlank(text.charAt(word)) || ",.:;".indexOf(text.charAt(word)) >= 0;
        return word > 0 && ends ? text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1) : text;
    }

    /**
     * Breaks the lines of a comment, but those within {@code pre}.
     *
     * @param depth how deeply the comment stands, in steps of indentation
     */
    static String wrap(String text, int depth) {
        int width = Fill.WIDTH - 4 * depth - MARK;
        StringBuilder wrapped = new StringBuilder();
        boolean verbatim = false;
        for (String line : text.split("\n", -1)) {
            if (line.contains("<pre>")) {
                verbatim = true;
            }
            wrapped.append(wrapped.isEmpty() ? "" : "\n").append(verbatim ? line.stripTrailing() : fill(line, width));
            if (line.contains("</pre>")) {
                verbatim = false;
            }
        }
        return wrapped.toString();
    }

    /** Something that is written just so, such as a wire name. */
    static String code(String text) {
        if (text.isBlank()) {
            return "{@code \"" + " ".repeat(text.length()) + "\"}";
        }
        if (isPlain(text) && text.chars().noneMatch(c -> c == '{' || c == '}' || c == '@')) {
            return "{@code " + oneLine(text).strip() + "}";
        }
        return "<code>" + escape(oneLine(text)) + "</code>";
    }

    /** Words as words. */
    static String escape(String text) {
        if (isHarmless(text)) {
            return text;
        }
        StringBuilder escaped = new StringBuilder();
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '@' -> escaped.append("&#64;");
                case '{' -> escaped.append("&#123;");
                case '}' -> escaped.append("&#125;");
                case '/' -> escaped.append(endsWith(escaped, '*') ? "&#47;" : "/");
                case 'u' -> {
                    if (endsWith(escaped, '\\')) {
                        escaped.setLength(escaped.length() - 1);
                        escaped.append("&#92;");
                    }
                    escaped.append('u');
                }
                case '\n', '\t' -> escaped.appendCodePoint(c);
                default -> {
                    if (c >= ' ' && c < 0x7F) {
                        escaped.append((char) c);
                    } else {
                        escaped.append(isHtmlCharacter(c) ? "&#" + c + ";" : "&#65533;");
                    }
                }
            }
        });
        return escaped.toString();
    }

    /** Whether a text needs no escapes, as most do. */
    private static boolean isHarmless(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < ' ' && c != '\n' && c != '\t') || c >= 0x7F || "&<>@{}/\\".indexOf(c) >= 0) {
                return false;
            }
        }
        return true;
    }

    /** A text as one line of ASCII without escapes, for comments that end with the line. */
    static String asciiLine(String text) {
        StringBuilder line = new StringBuilder();
        for (char c : oneLine(text).toCharArray()) {
            line.append(c >= ' ' && c < 0x7F && c != '\\' ? c : '?');
        }
        return line.toString();
    }

    private static String spans(List<Doc.Span> spans) {
        StringBuilder text = new StringBuilder();
        for (Doc.Span span : spans) {
            if (span instanceof Doc.Text words) {
                text.append(escape(oneLine(words.text())));
            } else if (span instanceof Doc.Code code) {
                text.append(code(code.text()));
            } else if (span instanceof Doc.Strong words) {
                text.append("<strong>").append(escape(oneLine(words.text()))).append("</strong>");
            }
        }
        return text.toString().strip();
    }

    private static List<Doc.Span> firstSentence(List<Doc.Span> spans) {
        List<Doc.Span> sentence = new ArrayList<>();
        for (Doc.Span span : spans) {
            if (span instanceof Doc.Text words) {
                String text = oneLine(words.text());
                int end = sentenceEnd(text);
                if (end >= 0) {
                    sentence.add(new Doc.Text(text.substring(0, end + 1)));
                    return sentence;
                }
            }
            sentence.add(span);
        }
        return sentence;
    }

    /** The index of the first full stop that ends a sentence of several; -1 if there is none. */
    private static int sentenceEnd(String text) {
        for (int stop = text.indexOf(". "); stop >= 0; stop = text.indexOf(". ", stop + 1)) {
            int end = stop;
            if (ABBREVIATIONS.stream().noneMatch(abbreviation -> endsInWord(text, end, abbreviation))) {
                return stop;
            }
        }
        return -1;
    }

    /** Whether a word ends at an index. */
    private static boolean endsInWord(String text, int end, String word) {
        int start = end - word.length();
        return text.startsWith(word, start) && (start == 0 || !isWordCharacter(text.charAt(start - 1)));
    }

    private static boolean isWordCharacter(char c) {
        return Character.isLetterOrDigit(c) || c == '_';
    }

    private static String list(Doc.Items items) {
        String tag = items.ordered() ? "ol" : "ul";
        StringBuilder text = new StringBuilder("<" + tag + ">");
        for (List<Doc.Block> item : items.items()) {
            text.append("\n  <li>").append(blocks(item).replace("\n\n<p>", "\n<p>"));
        }
        return text.append("\n</").append(tag).append('>').toString();
    }

    private static String pre(String text) {
        String lines = text.replace("\r\n", "\n").replace('\r', '\n').replace("\t", "        ");
        if (isPlain(lines) && isBalanced(lines) && lines.indexOf('@') < 0) {
            return "<pre>{@code\n" + lines + "\n}</pre>";
        }
        return "<pre>\n" + escape(lines) + "\n</pre>";
    }

    /** Whether a text can stand in an inline tag as it is: nothing in it means anything to the compiler or to javadoc. */
    private static boolean isPlain(String text) {
        return !text.isBlank()
                && text.chars().allMatch(c -> (c >= ' ' && c < 0x7F) || c == '\n')
                && !text.contains("*/")
                && !text.contains("\\u")
                && !text.contains("</pre>")
                && !text.contains("<pre>");
    }

    private static boolean isBalanced(String text) {
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            if (depth < 0) {
                return false;
            }
        }
        return depth == 0;
    }

    private static boolean isHtmlCharacter(int c) {
        return c >= 0xA0
                && c <= 0x10FFFF
                && (c < 0xD800 || c > 0xDFFF)
                && (c & 0xFFFE) != 0xFFFE
                && (c < 0xFDD0 || c > 0xFDEF);
    }

    private static boolean endsWith(StringBuilder text, char c) {
        return !text.isEmpty() && text.charAt(text.length() - 1) == c;
    }

    /** The text as a sentence, for places where another follows. */
    static String withFullStop(String text) {
        if (text.endsWith(":")) {
            return text.substring(0, text.length() - 1) + ".";
        }
        return text.isEmpty() || ".!?".indexOf(text.charAt(text.length() - 1)) >= 0 ? text : text + ".";
    }

    private static String oneLine(String text) {
        StringBuilder line = new StringBuilder(text.length());
        boolean inBlank = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean blank = isBlank(c);
            if (!blank || !inBlank) {
                line.append(blank ? ' ' : c);
            }
            inBlank = blank;
        }
        return line.toString();
    }

    private static String withoutBlankLines(String text) {
        StringBuilder lines = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '\n' || i == 0 || text.charAt(i - 1) != '\n') {
                lines.append(c);
            }
        }
        return lines.toString();
    }

    private static boolean isBlank(char c) {
        return c == ' ' || (c >= '\t' && c <= '\r');
    }

    private static String fill(String line, int width) {
        if (line.length() <= width) {
            return line.stripTrailing();
        }
        String indent = line.substring(0, line.length() - line.stripLeading().length());
        StringBuilder filled = new StringBuilder(indent);
        int column = indent.length();
        for (String word : words(line.strip())) {
            if (column > indent.length()) {
                if (column + 1 + word.length() > width) {
                    filled.append('\n').append(indent);
                    column = indent.length();
                } else {
                    filled.append(' ');
                    column++;
                }
            }
            filled.append(word);
            column += word.length();
        }
        return filled.toString().stripTrailing();
    }

    /** The words of a line; an inline tag stays in one piece. */
    private static List<String> words(String line) {
        List<String> words = new ArrayList<>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '{') {
                depth++;
            } else if (c == '}') {
                depth--;
            } else if (c == ' ' && depth == 0) {
                words.add(line.substring(start, i));
                start = i + 1;
            }
        }
        words.add(line.substring(start));
        return words;
    }
}
