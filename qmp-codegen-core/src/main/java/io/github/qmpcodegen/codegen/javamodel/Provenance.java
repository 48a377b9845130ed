package io.github.qmpcodegen.codegen.javamodel;

/**
 * What of the schema something was generated from, and where that is defined.
 *
 * @param element the element, such as "command eject"
 * @param file the file's name without the folder
 */
public record Provenance(String element, String file) {}
