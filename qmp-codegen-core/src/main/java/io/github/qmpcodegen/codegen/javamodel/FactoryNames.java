package io.github.qmpcodegen.codegen.javamodel;

import java.util.List;

/**
 * The names of a union's methods that create its branches. They are called after the branches, unless a method without
 * parameters, or with a number, is one that all values of the union have.
 */
final class FactoryNames {

    private static final String WAIT = "wait";

    private final NameScope accessors = NameScope.ofMembers().reserve(ReservedNames.UNION);
    private final NameScope all;

    FactoryNames(Component tag, List<Component> common, List<JavaName> branches) {
        accessors.reserve(List.of(tag.name()));
        accessors.reserve(common.stream().map(Component::name).toList());
        this.all = accessors
                .inner()
                .reserve(branches.stream().map(FactoryNames::plain).toList());
    }

    /**
     * The name of the method that creates a branch.
     *
     * @param branch the branch
     * @param components what it has, and so what the method takes
     */
    String of(JavaName branch, List<Component> components) {
        String name = plain(branch);
        boolean clashes = components.isEmpty() ? accessors.has(name) : name.equals(WAIT) && isOneNumber(components);
        return clashes ? all.take(name, "_") : name;
    }

    private static boolean isOneNumber(List<Component> components) {
        return components.size() == 1 && components.get(0).isPrimitive();
    }

    private static String plain(JavaName branch) {
        return JavaIdentifiers.decapitalized(branch.simpleName());
    }
}
