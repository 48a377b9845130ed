package io.github.qmpcodegen.codegen.diff;

import io.github.qmpcodegen.codegen.schema.Described;
import io.github.qmpcodegen.codegen.source.SourceLocation;
import org.jspecify.annotations.Nullable;

/**
 * Where something is described in either interface.
 *
 * @param before where it was; null for what is new
 * @param after where it is; null for what is gone
 */
public record Locations(
        @Nullable SourceLocation before, @Nullable SourceLocation after) {

    static Locations of(Described old, Described now) {
        return new Locations(old.location(), now.location());
    }

    static Locations of(StatedType old, StatedType now) {
        return new Locations(old.location(), now.location());
    }
}
