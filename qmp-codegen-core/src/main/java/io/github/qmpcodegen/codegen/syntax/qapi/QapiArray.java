package io.github.qmpcodegen.codegen.syntax.qapi;

import io.github.qmpcodegen.codegen.source.SourceLocation;
import io.github.qmpcodegen.codegen.syntax.TextLine;
import java.util.List;

/**
 * An array in brackets.
 *
 * @param elements its elements in order
 * @param lastComments the comments between its last element and its closing bracket
 * @param location where its bracket opens
 */
public record QapiArray(List<Element> elements, List<TextLine> lastComments, SourceLocation location)
        implements QapiValue {

    /** Copies the lists. */
    public QapiArray {
        elements = List.copyOf(elements);
        lastComments = List.copyOf(lastComments);
    }

    /** The values of its elements. */
    public List<QapiValue> values() {
        return elements.stream().map(Element::value).toList();
    }

    @Override
    public String kind() {
        return "an array";
    }

    /**
     * An element of an array.
     *
     * @param comments the comments between the previous element and this one
     * @param value its value
     */
    public record Element(List<TextLine> comments, QapiValue value) {

        /** Copies the comments. */
        public Element {
            comments = List.copyOf(comments);
        }
    }
}
