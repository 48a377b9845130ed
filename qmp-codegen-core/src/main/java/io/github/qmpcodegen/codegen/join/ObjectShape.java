package io.github.qmpcodegen.codegen.join;

import io.github.qmpcodegen.codegen.schema.ObjectType;
import io.github.qmpcodegen.codegen.schema.Schema;
import java.util.HashSet;
import java.util.Set;

/** The names of the members of objects, those of their branches among them. */
final class ObjectShape {

    private ObjectShape() {}

    static Set<String> of(ObjectType object, Schema schema) {
        Set<String> names = new HashSet<>();
        add(object, schema, names, new HashSet<>());
        return names;
    }

    private static void add(ObjectType object, Schema schema, Set<String> names, Set<String> met) {
        if (!met.add(object.name().text())) {
            return;
        }
        object.members().forEach(member -> names.add(member.name()));
        if (object.branching() != null) {
            object.branching().branches().forEach(branch -> add(schema.objectType(branch.type()), schema, names, met));
        }
    }
}
