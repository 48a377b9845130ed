package io.github.qmpcodegen.codegen.schema;

import java.util.List;

/**
 * A special feature of a part of the interface.
 *
 * @param name its name, such as {@value #DEPRECATED} or {@value #UNSTABLE}
 * @param conditions the build conditions under which it holds
 * @param documentation what the source says of it, such as what to use instead
 */
public record Feature(String name, List<String> conditions, Documentation documentation) {

    /** Marks what will be removed. */
    public static final String DEPRECATED = "deprecated";

    /** Marks what may change without notice. */
    public static final String UNSTABLE = "unstable";

    /** Copies the conditions. */
    public Feature {
        conditions = List.copyOf(conditions);
    }
}
