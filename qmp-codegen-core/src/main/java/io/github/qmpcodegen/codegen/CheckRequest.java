package io.github.qmpcodegen.codegen;

import io.github.qmpcodegen.codegen.source.Sources;
import java.util.Set;

/**
 * A request to check an interface.
 *
 * @param sources the sources that describe the interface
 * @param disabled the ids of the {@linkplain io.github.qmpcodegen.codegen.source.Rule rules} to skip
 */
public record CheckRequest(Sources sources, Set<String> disabled) {

    /** Copies the set. */
    public CheckRequest {
        disabled = Set.copyOf(disabled);
    }
}
