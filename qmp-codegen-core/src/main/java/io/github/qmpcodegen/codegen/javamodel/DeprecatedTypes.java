package io.github.qmpcodegen.codegen.javamodel;

import io.github.qmpcodegen.codegen.schema.Feature;
import io.github.qmpcodegen.codegen.schema.NamedType;
import io.github.qmpcodegen.codegen.schema.Schema;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The generated types that are deprecated: what uses them draws warnings of the compiler. */
final class DeprecatedTypes {

    private final Set<JavaName> names = new HashSet<>();

    DeprecatedTypes(Schema schema, ValueTypes valueTypes, TypeNaming naming) {
        for (String name : valueTypes.names()) {
            NamedType type = schema.types().get(name);
            if (type != null
                    && type.features().stream()
                            .anyMatch(feature -> feature.name().equals(Feature.DEPRECATED))) {
                names.add(naming.type(name));
            }
        }
    }

    /** Whether a type is one of them, or a list of one. */
    boolean isUsedBy(JavaType type) {
        if (type instanceof JavaType.ListOf list) {
            return isUsedBy(list.element());
        }
        return type instanceof JavaType.Generated generated && names.contains(generated.name());
    }

    /** Whether a component is of one of them. */
    boolean isUsedBy(List<Component> components) {
        return components.stream().anyMatch(component -> isUsedBy(component.type()));
    }
}
