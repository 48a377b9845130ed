package io.github.qmpcodegen.codegen.diff;

import io.github.qmpcodegen.codegen.schema.Described;
import io.github.qmpcodegen.codegen.source.SourceLocation;
import org.jspecify.annotations.Nullable;

/**
 * The places that describe something in the two interfaces.
 *
 * @param before the place in the older one; null for what is new
 * @param after the place in the newer one; null for what is gone
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
