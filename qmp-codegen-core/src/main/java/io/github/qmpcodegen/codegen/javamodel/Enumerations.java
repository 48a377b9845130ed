package io.github.qmpcodegen.codegen.javamodel;

import io.github.qmpcodegen.codegen.schema.EnumType;
import io.github.qmpcodegen.codegen.schema.Schema;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The enumerations of a package, and their constants by the texts on the wire. */
final class Enumerations {

    private final TypeNaming naming;
    private final Map<String, GeneratedEnum> bySchemaName = new HashMap<>();
    private final Map<JavaName, Map<String, GeneratedEnum.Constant>> constantsByText = new HashMap<>();

    Enumerations(Schema schema, ValueTypes valueTypes, TypeNaming naming) {
        this.naming = naming;
        for (String name : valueTypes.names()) {
            if (schema.types().get(name) instanceof EnumType type) {
                add(enumeration(type));
            }
        }
    }

    private void add(GeneratedEnum enumeration) {
        bySchemaName.put(enumeration.qmpName(), enumeration);
        Map<String, GeneratedEnum.Constant> byText = new HashMap<>();
        enumeration.constants().forEach(constant -> byText.putIfAbsent(constant.text(), constant));
        constantsByText.put(enumeration.name(), byText);
    }

    /** The one that stands for an enumeration of the schema. */
    GeneratedEnum of(EnumType type) {
        GeneratedEnum enumeration = bySchemaName.get(type.name().text());
        if (enumeration == null) {
            throw new IllegalArgumentException("nothing is generated for '" + type.name() + "'");
        }
        return enumeration;
    }

    /** The constant of a text; null if the type is no enumeration or has none for it. */
    GeneratedEnum.@Nullable Constant constant(JavaType type, String text) {
        return type instanceof JavaType.Generated generated
                ? constantsByText.getOrDefault(generated.name(), Map.of()).get(text)
                : null;
    }

    private GeneratedEnum enumeration(EnumType type) {
        JavaName name = naming.type(type.name().text());
        boolean fits = GeneratedEnum.fitsEnum(type.values().size());
        JavaName owner = name;
        // A constant hides a type of the same name where either could be meant, as in OS::of.
        NameScope scope = NameScope.ofMembers()
                .reserve(ReservedNames.CONSTANTS)
                .reserve(name.simpleNames())
                .reserve(naming.root().reserved());
        List<GeneratedEnum.Constant> constants = new ArrayList<>();
        for (EnumType.Value value : type.values()) {
            if (!fits && constants.size() % GeneratedEnum.OfHolders.CONSTANTS == 0) {
                owner = naming.nested(name, "Values" + (constants.size() / GeneratedEnum.OfHolders.CONSTANTS + 1));
            }
            Doc doc = DocBuilder.ofPart(value, type).build();
            String constant = scope.take(JavaIdentifiers.constant(value.text()), "_");
            constants.add(new GeneratedEnum.Constant(owner, constant, value.text(), doc));
        }
        GeneratedEnum.Form form = fits
                ? new GeneratedEnum.OfEnum(scope.take("UNRECOGNIZED", "_"))
                : new GeneratedEnum.OfHolders(naming.nested(name, "Index"));
        return new GeneratedEnum(Declaration.of(type, name, List.of(), false), form, constants);
    }
}
