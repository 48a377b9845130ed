package io.github.qmpcodegen.codegen.source;

/**
 * How much of a source is read: far more than any real one needs, and little enough that whatever else it is costs an
 * error and neither the memory nor the stack.
 */
public final class SourceLimits {

    /** The most levels of anything that nests: brackets, lists, arrays, bases of bases, includes of includes. */
    public static final int NESTING = 100;

    /** The most bytes of a file. */
    public static final int BYTES = 16 << 20;

    private SourceLimits() {}
}
