package io.github.qmpcodegen.codegen.docs;

/**
 * A file of a reference.
 *
 * @param path its path below the reference's folder, with slashes; consists of ASCII letters, digits, dots, dashes and
 *     underscores
 * @param text its text, to be written in UTF-8
 */
public record DocumentationFile(String path, String text) {}
