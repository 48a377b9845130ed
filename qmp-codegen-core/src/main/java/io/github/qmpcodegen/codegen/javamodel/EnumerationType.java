package io.github.qmpcodegen.codegen.javamodel;

import java.util.List;

/**
 * An enumeration that is open: texts that it does not know are values of it, too.
 *
 * @param name its name
 * @param qmpName what the schema calls it
 * @param constants the known values in the order of definition
 * @param doc what the Javadoc says
 * @param provenance where it comes from
 */
public record EnumerationType(JavaName name, String qmpName, List<Constant> constants, Doc doc, Provenance provenance)
        implements GeneratedType {

    /** Constants beyond which an enum gets near the limit of a class initializer. */
    private static final int ENUM_CONSTANTS = 1_500;

    /** Copies the constants. */
    public EnumerationType {
        constants = List.copyOf(constants);
    }

    /** Whether it can have a Java enum of the known values. */
    public boolean fitsEnum() {
        return constants.size() <= ENUM_CONSTANTS;
    }

    @Override
    public List<GeneratedType> nested() {
        return List.of();
    }

    @Override
    public boolean usesDeprecated() {
        return false;
    }

    /**
     * A known value.
     *
     * @param name the Java constant
     * @param text its text on the wire
     * @param doc what the Javadoc says
     */
    public record Constant(String name, String text, Doc doc) {}
}
