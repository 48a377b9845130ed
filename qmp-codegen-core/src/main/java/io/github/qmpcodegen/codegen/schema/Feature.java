package io.github.qmpcodegen.codegen.schema;

/**
 * A special feature of a thing of the interface.
 *
 * @param name its name, such as {@value #DEPRECATED} or {@value #UNSTABLE}
 * @param traits what is said of it, such as what to use instead
 */
public record Feature(String name, Traits traits) implements Described {

    /** Marks what will be removed. */
    public static final String DEPRECATED = "deprecated";

    /** Marks what may change without notice. */
    public static final String UNSTABLE = "unstable";
}
