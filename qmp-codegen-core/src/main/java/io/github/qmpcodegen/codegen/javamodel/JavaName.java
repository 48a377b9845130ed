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

    /** The name of a top-level type. */
    public static JavaName of(String simpleName) {
        return new JavaName(List.of(simpleName));
    }

    /** The name of a type nested in this one. */
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
    public boolean isTopLevel() {
        return simpleNames.size() == 1;
    }

    /** Whether it is nested in another type with none between them. */
    public boolean isDirectlyIn(JavaName other) {
        int depth = other.simpleNames.size();
        return simpleNames.size() == depth + 1 && simpleNames.subList(0, depth).equals(other.simpleNames);
    }

    @Override
    public String toString() {
        return String.join(".", simpleNames);
    }
}
