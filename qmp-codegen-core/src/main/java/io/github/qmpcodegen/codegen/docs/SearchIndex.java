package io.github.qmpcodegen.codegen.docs;

import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The index that the search looks into, as a script: browsers let a page that was opened from a file run a script
 * beside it, but not read a file.
 */
final class SearchIndex {

    private SearchIndex() {}

    /** The script, which sets {@code qmpIndex} to an array of kind, name, path, summary and names of members. */
    static String write(List<Page> pages) {
        StringBuilder script = new StringBuilder("window.qmpIndex = [\n");
        String separator = "";
        for (Page page : pages) {
            Set<String> members = new LinkedHashSet<>();
            for (Page.Section section : page.sections()) {
                if (section instanceof Page.Table table) {
                    table.rows().forEach(row -> members.add(row.name()));
                }
            }
            Topic topic = page.topic();
            script.append(separator).append('[');
            quote(script, topic.kind().word());
            quote(script.append(','), topic.name());
            quote(script.append(','), topic.path() + ".html");
            quote(script.append(','), topic.summary());
            quote(script.append(','), String.join(" ", members));
            script.append(']');
            separator = ",\n";
        }
        return script.append("\n];\n").toString();
    }

    private static void quote(StringBuilder script, String text) {
        script.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean plain = c >= ' '
                    && c != '"'
                    && c != '\\'
                    && c != '<'
                    && c != '\u2028'
                    && c != '\u2029'
                    && !Character.isSurrogate(c);
            if (plain) {
                script.append(c);
            } else {
                script.append("\\u").append(HexFormat.of().toHexDigits(c));
            }
        }
        script.append('"');
    }
}
