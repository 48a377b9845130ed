package io.github.qmpcodegen.codegen.javamodel;

import java.util.List;

/**
 * An open enumeration: unknown texts are values, too.
 *
 * @param declaration the type's declaration
 * @param form the form of the Java code
 * @param constants the known values in the order of definition
 */
public record GeneratedEnum(Declaration declaration, Form form, List<Constant> constants) implements GeneratedType {

    /** Constants beyond which an enum gets near the limit of a class initializer. */
    private static final int ENUM_CONSTANTS = 1_500;

    /** Copies the constants. */
    public GeneratedEnum {
        constants = List.copyOf(constants);
    }

    /** Whether a Java enum can have so many values. */
    static boolean fitsEnum(int values) {
        return values <= ENUM_CONSTANTS;
    }

    /** The form of an enumeration's Java code. */
    public sealed interface Form {}

    /**
     * A Java enum.
     *
     * @param unrecognized the constant for all texts that the schema does not have
     */
    public record OfEnum(String unrecognized) implements Form {}

    /**
     * A class with the constants in several holders, because there are too many for an enum.
     *
     * @param index the name of the class that finds a constant by its text
     */
    public record OfHolders(JavaName index) implements Form {

        /** The maximum number of constants in a holder, whose initializer must not exceed 64 KiB. */
        static final int CONSTANTS = 1_000;
    }

    /**
     * A known value.
     *
     * @param owner the type that declares the constant
     * @param name the Java constant
     * @param text its text on the wire
     * @param doc what the Javadoc says
     */
    public record Constant(JavaName owner, String name, String text, Doc doc) {}
}
