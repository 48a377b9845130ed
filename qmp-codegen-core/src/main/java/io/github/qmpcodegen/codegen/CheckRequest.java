package io.github.qmpcodegen.codegen;

import io.github.qmpcodegen.codegen.source.Sources;
import java.util.Set;

/**
 * What is to be checked.
 *
 * @param sources what describes the interface
 * @param disabled the ids of the {@linkplain io.github.qmpcodegen.codegen.source.Rule rules} of which nothing is to be
 *     found
 */
public record CheckRequest(Sources sources, Set<String> disabled) {

    /** Copies the set. */
    public CheckRequest {
        disabled = Set.copyOf(disabled);
    }
}
