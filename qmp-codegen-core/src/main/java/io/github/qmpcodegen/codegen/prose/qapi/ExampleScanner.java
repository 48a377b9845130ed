package io.github.qmpcodegen.codegen.prose.qapi;

import io.github.qmpcodegen.codegen.prose.ExampleJson;
import io.github.qmpcodegen.codegen.schema.Example;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Finds the messages of an example among lines of text and gathers them to exchanges. */
final class ExampleScanner {

    private static final int ARROW_LENGTH = 2;

    private final List<Example> examples = new ArrayList<>();
    private final List<Example.Message> messages = new ArrayList<>();
    private final StringBuilder caption = new StringBuilder();

    /** Whether a line begins a message. */
    static boolean beginsMessage(DocLine line) {
        String text = line.text().stripLeading();
        return text.startsWith("->") || text.startsWith("<-");
    }

    /**
     * The number of lines of the message that begins at an index: up to where its brackets are closed, or if they never
     * are, to the next message or blank line.
     */
    static int messageLength(List<DocLine> lines, int start) {
        int depth = 0;
        boolean inString = false;
        for (int i = start; i < lines.size(); i++) {
            String text = lines.get(i).text();
            for (int j = i == start ? contentStart(lines.get(i)) : 0; j < text.length(); j++) {
                char c = text.charAt(j);
                if (inString) {
                    if (c == '\\') {
                        j++;
                    } else if (c == '"') {
                        inString = false;
                    }
                } else if (c == '"') {
                    inString = true;
                } else if (c == '{' || c == '[') {
                    depth++;
                } else if (c == '}' || c == ']') {
                    depth--;
                }
            }
            inString = false;
            if (depth <= 0) {
                return i - start + 1;
            }
            if (i > start && beginsMessage(lines.get(i))) {
                return i - start;
            }
        }
        int length = 1;
        while (start + length < lines.size()
                && !lines.get(start + length).isBlank()
                && !beginsMessage(lines.get(start + length))) {
            length++;
        }
        return length;
    }

    /** Where a message's text begins: behind the arrow, if there is one. */
    private static int contentStart(DocLine first) {
        return first.indent() + (beginsMessage(first) ? ARROW_LENGTH : 0);
    }

    /** Adds a message of the given lines. */
    void message(List<DocLine> lines) {
        DocLine first = lines.get(0);
        boolean arrow = beginsMessage(first);
        int start = contentStart(first);
        StringBuilder text = new StringBuilder(first.from(start).text().strip());
        lines.stream().skip(1).forEach(line -> text.append('\n').append(line.text()));
        Example.Sender sender = sender(first.text().stripLeading());
        if (!arrow && text.indexOf("\"execute\"") >= 0) {
            sender = Example.Sender.CLIENT;
        }
        String content = text.toString().stripTrailing();
        JsonNode value =
                ExampleJson.read(content).map(ExampleJson.Result::value).orElse(null);
        messages.add(
                new Example.Message(sender, content, value, first.from(start).location()));
    }

    /** Adds words between messages: they introduce the next exchange. */
    void words(String text) {
        if (!messages.isEmpty()) {
            end();
        }
        if (!text.isBlank()) {
            caption.append(caption.isEmpty() ? "" : " ").append(text.strip());
        }
    }

    /** Ends the exchange that is being gathered. */
    void end() {
        if (!messages.isEmpty()) {
            examples.add(new Example(caption.toString(), messages));
        }
        messages.clear();
        caption.setLength(0);
    }

    List<Example> examples() {
        end();
        return examples;
    }

    private static Example.Sender sender(String text) {
        return text.startsWith("->") ? Example.Sender.CLIENT : Example.Sender.SERVER;
    }
}
