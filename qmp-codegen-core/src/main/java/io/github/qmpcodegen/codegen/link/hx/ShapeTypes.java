package io.github.qmpcodegen.codegen.link.hx;

import io.github.qmpcodegen.codegen.link.hx.Shape.Enumeration;
import io.github.qmpcodegen.codegen.link.hx.Shape.MemberShape;
import io.github.qmpcodegen.codegen.link.hx.Shape.Reference;
import io.github.qmpcodegen.codegen.link.hx.Shape.Scalar;
import io.github.qmpcodegen.codegen.link.hx.Shape.Sequence;
import io.github.qmpcodegen.codegen.link.hx.Shape.Structure;
import io.github.qmpcodegen.codegen.schema.Documentation;
import io.github.qmpcodegen.codegen.schema.EnumType;
import io.github.qmpcodegen.codegen.schema.Member;
import io.github.qmpcodegen.codegen.schema.NamedType;
import io.github.qmpcodegen.codegen.schema.ObjectType;
import io.github.qmpcodegen.codegen.schema.Traits;
import io.github.qmpcodegen.codegen.schema.TypeName;
import io.github.qmpcodegen.codegen.schema.TypeReference;
import io.github.qmpcodegen.codegen.source.SourceLocation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes schema types of shapes, each named after the place where it is first met. */
final class ShapeTypes {

    /** The second element of the path of what a client sends. */
    static final String ARGUMENTS = "arguments";

    private final Map<String, NamedType> types = new LinkedHashMap<>();

    /** All types made so far, by name. */
    Map<String, NamedType> types() {
        return types;
    }

    /**
     * The type of the root of a command or event.
     *
     * @param shape its shape
     * @param path the command or event, then {@code arguments}, {@code return} or {@code data}
     * @param location where it is described
     */
    TypeReference reference(Shape shape, List<String> path, SourceLocation location) {
        return new Root(new HashMap<>()).reference(shape, path, location);
    }

    /** The type of an object that is the root of a command or event; see {@link #reference}. */
    TypeReference.Named object(Structure structure, List<String> path, SourceLocation location) {
        return new Root(new HashMap<>()).object(structure, path, location);
    }

    /** The types below one root, among which references are resolved. */
    private final class Root {

        private final Map<String, String> namesByKey;

        private Root(Map<String, String> namesByKey) {
            this.namesByKey = namesByKey;
        }

        private TypeReference reference(Shape shape, List<String> path, SourceLocation location) {
            if (shape instanceof Scalar scalar) {
                return TypeReference.of(scalar.type());
            }
            if (shape instanceof Sequence sequence) {
                return new TypeReference.Array(reference(sequence.element(), path, location));
            }
            if (shape instanceof Enumeration enumeration) {
                return enumeration(enumeration, path, location);
            }
            if (shape instanceof Structure structure) {
                return structure.members().isEmpty() && path.size() > 2
                        ? TypeReference.any()
                        : object(structure, path, location);
            }
            String name = namesByKey.get(((Reference) shape).key());
            return name == null ? TypeReference.any() : new TypeReference.Named(name);
        }

        private TypeReference.Named object(Structure structure, List<String> path, SourceLocation location) {
            TypeName name = name(path);
            // What a server sends is taken as it comes; only what it is sent can be refused.
            boolean open = structure.open() && path.get(1).equals(ARGUMENTS);
            namesByKey.put(structure.key(), name.text());
            // Reserves the place, so that types stand in the order in which they are met.
            types.put(name.text(), objectType(name, List.of(), open, location));
            List<Member> members = new ArrayList<>();
            for (MemberShape member : structure.members()) {
                List<String> memberPath = new ArrayList<>(path);
                memberPath.add(member.name());
                members.add(new Member(
                        member.name(),
                        reference(member.shape(), memberPath, member.location()),
                        member.shapeOrigin(),
                        member.optional(),
                        member.optionalOrigin(),
                        Traits.at(member.location()).withDocumentation(member.documentation())));
            }
            types.put(name.text(), objectType(name, members, open, location));
            return new TypeReference.Named(name.text());
        }

        private TypeReference.Named enumeration(Enumeration enumeration, List<String> path, SourceLocation location) {
            TypeName name = name(path);
            Traits traits = Traits.at(location);
            types.put(
                    name.text(),
                    new EnumType(
                            name,
                            enumeration.values().stream()
                                    .map(value -> new EnumType.Value(
                                            value,
                                            traits.withDocumentation(Documentation.of(
                                                    enumeration.texts().getOrDefault(value, "")))))
                                    .toList(),
                            traits));
            return new TypeReference.Named(name.text());
        }
    }

    private static ObjectType objectType(TypeName name, List<Member> members, boolean open, SourceLocation location) {
        return new ObjectType(name, members, null, open, Traits.at(location));
    }

    private TypeName name(List<String> path) {
        String base = String.join(".", path);
        String text = base;
        for (int i = 2; types.containsKey(text); i++) {
            text = base + "-" + i;
        }
        return new TypeName(text, false, path);
    }
}
