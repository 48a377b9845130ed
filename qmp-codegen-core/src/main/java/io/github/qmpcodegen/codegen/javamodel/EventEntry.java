package io.github.qmpcodegen.codegen.javamodel;

/**
 * An event that the registry knows.
 *
 * @param type its record
 * @param since the release that introduced it; empty if unknown
 */
public record EventEntry(GeneratedRecord type, String since) {

    /** Its wire name. */
    public String qmpName() {
        return type.qmpName();
    }
}
