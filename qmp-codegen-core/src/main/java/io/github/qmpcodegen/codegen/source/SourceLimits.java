package io.github.qmpcodegen.codegen.source;

/**
 * The limits of sources: far more than any real one needs, and low enough that anything else leads to an error, and
 * exhausts neither memory nor stack.
 */
public final class SourceLimits {

    /** The maximum depth of anything that nests: brackets, lists, arrays, bases of bases, includes of includes. */
    public static final int NESTING = 100;

    /** The maximum size of a file, in bytes. */
    public static final int BYTES = 16 << 20;

    private SourceLimits() {}
}
