package io.github.qmpcodegen.codegen.join;

import io.github.qmpcodegen.codegen.schema.Origin;
import io.github.qmpcodegen.codegen.schema.TypeReference;
import io.github.qmpcodegen.codegen.source.SourceLocation;
import org.jspecify.annotations.Nullable;

/**
 * What stands at a position in one release.
 *
 * @param release the place of the release in the order
 * @param type the type; null where there is none, such as the arguments of a command that takes none
 * @param origin what says so
 * @param location where it says so
 */
record Use(int release, @Nullable TypeReference type, Origin origin, SourceLocation location) {

    Use withType(TypeReference other) {
        return new Use(release, other, origin, location);
    }
}
