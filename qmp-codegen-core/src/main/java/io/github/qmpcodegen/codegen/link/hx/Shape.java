package io.github.qmpcodegen.codegen.link.hx;

import io.github.qmpcodegen.codegen.schema.BuiltinType;
import io.github.qmpcodegen.codegen.schema.Documentation;
import io.github.qmpcodegen.codegen.schema.Origin;
import io.github.qmpcodegen.codegen.source.SourceLocation;
import java.util.List;
import java.util.Map;

/** What is known of a value before its types have names. */
sealed interface Shape {

    /** Nothing is known. */
    Shape UNKNOWN = new Scalar(BuiltinType.ANY);

    /** A value of a builtin type. */
    record Scalar(BuiltinType type) implements Shape {}

    /**
     * A text of which the possible values are listed.
     *
     * @param values the values
     * @param texts what is said of them, by value
     */
    record Enumeration(List<String> values, Map<String, String> texts) implements Shape {

        public Enumeration {
            values = List.copyOf(values);
            texts = Map.copyOf(texts);
        }
    }

    /** An array. */
    record Sequence(Shape element) implements Shape {}

    /**
     * An object.
     *
     * @param key what references to it name, unique within the command or event
     * @param members its members
     * @param open whether it takes members that nothing names
     */
    record Structure(String key, List<MemberShape> members, boolean open) implements Shape {

        public Structure {
            members = List.copyOf(members);
        }
    }

    /** The structure of a key again, inside itself or elsewhere in the same command or event. */
    record Reference(String key) implements Shape {}

    /** A member of a structure. */
    record MemberShape(
            String name,
            Shape shape,
            Origin shapeOrigin,
            boolean optional,
            Origin optionalOrigin,
            Documentation documentation,
            SourceLocation location) {

        MemberShape withOptional(boolean changed, Origin origin) {
            return new MemberShape(name, shape, shapeOrigin, changed, origin, documentation, location);
        }

        MemberShape withShape(Shape changed, Origin origin) {
            return new MemberShape(name, changed, origin, optional, optionalOrigin, documentation, location);
        }
    }

    /** Whether nothing at all is known of a value. */
    static boolean isUnknown(Shape shape) {
        return shape.equals(UNKNOWN);
    }
}
