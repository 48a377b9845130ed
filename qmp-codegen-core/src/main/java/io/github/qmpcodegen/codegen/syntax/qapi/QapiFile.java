package io.github.qmpcodegen.codegen.syntax.qapi;

import java.util.List;

/**
 * A QAPI schema file.
 *
 * @param path the path under which it was read
 * @param elements its comments and expressions in order
 */
public record QapiFile(String path, List<QapiElement> elements) {

    /** Copies the elements. */
    public QapiFile {
        elements = List.copyOf(elements);
    }

    /** Returns the text of an equivalent file; spaces, line breaks and the places of comments inside lines differ. */
    public String print() {
        return new QapiPrinter().print(elements);
    }
}
