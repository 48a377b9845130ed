package io.github.qmpcodegen.codegen.link.qapi;

/** The names that QEMU's generator gives in C. */
final class CNames {

    private CNames() {}

    /** The name in C; whatever cannot be in one becomes {@code _}. */
    static String of(String name) {
        return name.replaceAll("[^A-Za-z0-9_]", "_");
    }
}
