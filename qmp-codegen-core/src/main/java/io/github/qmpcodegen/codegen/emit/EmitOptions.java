package io.github.qmpcodegen.codegen.emit;

/**
 * How a package is written.
 *
 * @param generator the generator's name and version, which generated code names to a runtime that is too old for it
 * @param javadoc how much of the documentation of the source is written
 * @param builders which types have builders
 * @param generatedAnnotation whether the types carry {@code @Generated}
 */
public record EmitOptions(String generator, JavadocLevel javadoc, Builders builders, boolean generatedAnnotation) {}
