package io.github.qmpcodegen.codegen.javamodel;

import java.util.List;

/**
 * The first part of a package's name. Where a type is named with its package, because another of the same name is nearer,
 * Java takes that part for a variable or a type of this name if there is one.
 *
 * @param name the part
 */
record PackageRoot(String name) {

    static PackageRoot of(String packageName) {
        return new PackageRoot(packageName.split("\\.", 2)[0]);
    }

    /** What else can't be called so. */
    List<String> reserved() {
        return List.of(name);
    }

    /** Which types can't be called so: none, unless it is written like a type, since case is ignored for types. */
    List<String> reservedForTypes() {
        return Character.isUpperCase(name.charAt(0)) ? reserved() : List.of();
    }

    /** Whether generated code has a variable of this name, so that no type can be named with its package there. */
    boolean isVariable() {
        return ReservedNames.VARIABLES.contains(name);
    }
}
