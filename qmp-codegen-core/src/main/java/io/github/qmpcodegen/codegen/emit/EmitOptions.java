package io.github.qmpcodegen.codegen.emit;

/**
 * How a package is written.
 *
 * @param generator the generator's name and version, which generated code names to a runtime that is too old for it
 * @param javadoc whether the documentation of the source is written in full, or only its first sentences
 * @param generatedAnnotation whether the types carry {@code @Generated}
 */
public record EmitOptions(String generator, boolean javadoc, boolean generatedAnnotation) {}
