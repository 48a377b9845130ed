package io.github.qmpcodegen.codegen.docs;

/** Marks the parts of an example, which is JSON or nearly so: nothing is lost of a text that is not. */
final class JsonHighlighter {

    private JsonHighlighter() {}

    /** Writes the text with its names, strings, numbers and other words marked. */
    static void highlight(String text, Html html) {
        int i = 0;
        while (i < text.length()) {
            int start = i;
            char c = text.charAt(i);
            if (c == '"') {
                i = endOfString(text, i);
                mark(html, isName(text, i) ? "name" : "string", text.substring(start, i));
            } else if (isOfWord(c)) {
                while (i < text.length() && isOfWord(text.charAt(i))) {
                    i++;
                }
                String word = text.substring(start, i);
                boolean number = word.matches("[-+]?\\d.*");
                boolean literal = word.equals("true") || word.equals("false") || word.equals("null");
                if (number || literal) {
                    mark(html, number ? "number" : "literal", word);
                } else {
                    html.text(word);
                }
            } else {
                while (i < text.length() && text.charAt(i) != '"' && !isOfWord(text.charAt(i))) {
                    i++;
                }
                html.text(text.substring(start, i));
            }
        }
    }

    private static void mark(Html html, String kind, String text) {
        html.open("span", "class", kind).text(text).close("span");
    }

    private static boolean isOfWord(char c) {
        return Character.isLetterOrDigit(c) || c == '-' || c == '+' || c == '.' || c == '_';
    }

    /** The end of a string, which no line end is in. */
    private static int endOfString(String text, int start) {
        for (int i = start + 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                return i + 1;
            }
            if (c == '\n') {
                return i;
            }
            if (c == '\\' && i + 1 < text.length() && text.charAt(i + 1) != '\n') {
                i++;
            }
        }
        return text.length();
    }

    private static boolean isName(String text, int end) {
        int i = end;
        while (i < text.length() && Character.isWhitespace(text.charAt(i))) {
            i++;
        }
        return i < text.length() && text.charAt(i) == ':';
    }
}
