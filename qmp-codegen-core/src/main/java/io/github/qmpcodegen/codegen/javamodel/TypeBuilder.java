package io.github.qmpcodegen.codegen.javamodel;

import io.github.qmpcodegen.codegen.schema.AlternateType;
import io.github.qmpcodegen.codegen.schema.EnumType;
import io.github.qmpcodegen.codegen.schema.NamedType;
import io.github.qmpcodegen.codegen.schema.ObjectType;
import io.github.qmpcodegen.codegen.schema.Schema;
import io.github.qmpcodegen.codegen.schema.TypeReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes the Java types that stand for types of the schema, each with what is nested in it. */
final class TypeBuilder {

    private final Schema schema;
    private final ValueTypes valueTypes;
    private final TypeNaming naming;
    private final ComponentBuilder components;
    private final DeprecatedTypes deprecated;
    private final Enumerations enumerations;
    private final UnionBuilder unions;
    private final AlternateBuilder alternates;
    private final Map<JavaName, List<String>> nestedIn = new HashMap<>();

    TypeBuilder(
            Schema schema,
            ValueTypes valueTypes,
            TypeNaming naming,
            JavaTypes javaTypes,
            ComponentBuilder components,
            DeprecatedTypes deprecated) {
        this.schema = schema;
        this.valueTypes = valueTypes;
        this.naming = naming;
        this.components = components;
        this.deprecated = deprecated;
        this.enumerations = new Enumerations(schema, valueTypes, naming);
        this.unions = new UnionBuilder(schema, naming, components, enumerations, deprecated);
        this.alternates = new AlternateBuilder(schema, naming, javaTypes, deprecated);
        for (String name : valueTypes.names()) {
            JavaName javaName = naming.type(name);
            if (!javaName.isTopLevel()) {
                nestedIn.computeIfAbsent(javaName.enclosing(), owner -> new ArrayList<>())
                        .add(name);
            }
        }
    }

    /** The types that are nested in no other. */
    List<GeneratedType> topLevel() {
        return valueTypes.names().stream()
                .filter(name -> naming.type(name).isTopLevel())
                .map(this::type)
                .toList();
    }

    /** The types that are nested in another. */
    List<GeneratedType> nestedIn(JavaName owner) {
        return nestedIn.getOrDefault(owner, List.of()).stream().map(this::type).toList();
    }

    private GeneratedType type(String name) {
        NamedType type = schema.type(new TypeReference.Named(name));
        if (type instanceof EnumType enumeration) {
            return enumerations.of(enumeration);
        }
        List<GeneratedType> nested = nestedIn(naming.type(name));
        if (type instanceof AlternateType alternate) {
            return alternates.alternate(alternate, nested);
        }
        ObjectType object = (ObjectType) type;
        TypeDirection direction = valueTypes.direction(name);
        return object.branching() == null
                ? record(object, direction, nested)
                : unions.union(object, object.branching(), direction, nested);
    }

    private GeneratedRecord record(ObjectType object, TypeDirection direction, List<GeneratedType> nested) {
        List<Component> all = components.of(object, direction.isReceived(), components.scope());
        JavaName name = naming.type(object.name().text());
        return new GeneratedRecord(
                Declaration.of(object, name, nested, deprecated.isUsedBy(all)),
                new GeneratedRecord.Value(),
                all,
                object.open(),
                direction);
    }
}
