package io.github.qmpcodegen.codegen.diff;

import io.github.qmpcodegen.codegen.schema.Origin;
import io.github.qmpcodegen.codegen.schema.TypeReference;
import io.github.qmpcodegen.codegen.source.SourceLocation;

/**
 * A type where it is used.
 *
 * @param type the type
 * @param origin what says that it is of this type
 * @param location where that is said
 */
record StatedType(TypeReference type, Origin origin, SourceLocation location) {

    /** The elements of an array. */
    StatedType element() {
        return new StatedType(((TypeReference.Array) type).element(), origin, location);
    }

    /** The same position with another type. */
    StatedType of(TypeReference other) {
        return new StatedType(other, origin, location);
    }

    /** Whether nothing states the type, which differs from a statement that it is any value. */
    boolean isUnstated() {
        return type.equals(TypeReference.any()) && !Certainty.isExact(origin);
    }
}
