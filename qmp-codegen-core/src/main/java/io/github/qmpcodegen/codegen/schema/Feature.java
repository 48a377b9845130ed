package io.github.qmpcodegen.codegen.schema;

/**
 * A special feature of a part of the interface.
 *
 * @param name the feature's name, such as {@value #DEPRECATED} or {@value #UNSTABLE}
 * @param traits its traits, such as documentation that says what to use instead
 */
public record Feature(String name, Traits traits) implements Described {

    /** Marks what will be removed. */
    public static final String DEPRECATED = "deprecated";

    /** Marks what may change without notice. */
    public static final String UNSTABLE = "unstable";
}
