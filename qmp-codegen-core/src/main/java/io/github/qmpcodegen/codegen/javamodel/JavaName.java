package io.github.qmpcodegen.codegen.javamodel;

import java.util.ArrayList;
import java.util.List;

/**
 * The name of a generated type within its package.
 *
 * @param simpleNames the simple names, from the top-level type inwards
 */
public record JavaName(List<String> simpleNames) {

    /** Copies the names. */
    public JavaName {
        simpleNames = List.copyOf(simpleNames);
    }

    /** Returns the name of a top-level type. */
    public static JavaName of(String simpleName) {
        return new JavaName(List.of(simpleName));
    }

    /** Returns the name of a type nested in this one. */
    public JavaName nested(String simpleName) {
        List<String> names = new ArrayList<>(simpleNames);
        names.add(simpleName);
        return new JavaName(names);
    }

    /** The name of the type in which this one, which is nested, is. */
    JavaName enclosing() {
        return new JavaName(simpleNames.subList(0, simpleNames.size() - 1));
    }

    /** The simple name of the type itself. */
    public String simpleName() {
        return simpleNames.get(simpleNames.size() - 1);
    }

    /** The simple name of the type whose file this one is in. */
    public String topLevel() {
        return simpleNames.get(0);
    }

    /** Whether it is a type of its own file. */
    boolean isTopLevel() {
        return simpleNames.size() == 1;
    }

    @Override
    public String toString() {
        return String.join(".", simpleNames);
    }
}
