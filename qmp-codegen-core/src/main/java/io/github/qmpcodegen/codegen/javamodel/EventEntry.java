package io.github.qmpcodegen.codegen.javamodel;

/**
 * An event that the registry knows.
 *
 * @param qmpName its wire name
 * @param type its record
 * @param since the release that introduced it; empty if unknown
 */
public record EventEntry(String qmpName, GeneratedRecord type, String since) {}
