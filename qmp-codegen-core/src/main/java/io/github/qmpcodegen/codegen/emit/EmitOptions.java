package io.github.qmpcodegen.codegen.emit;

/**
 * The options for writing a package.
 *
 * @param generator the generator's name and version, for the message of a runtime that is too old for the generated
 *     code
 * @param javadoc how much of the sources' documentation becomes Javadoc
 * @param builders which types have builders
 * @param generatedAnnotation whether the types carry {@code @Generated}
 */
public record EmitOptions(String generator, JavadocLevel javadoc, Builders builders, boolean generatedAnnotation) {}
