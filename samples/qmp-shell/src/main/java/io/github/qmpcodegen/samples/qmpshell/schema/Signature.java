package io.github.qmpcodegen.samples.qmpshell.schema;

import io.github.qmpcodegen.codegen.schema.Feature;
import io.github.qmpcodegen.codegen.schema.ObjectType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a command, or an action of a transaction, takes.
 *
 * @param name its name
 * @param arguments the type of its arguments; null when it takes none
 * @param open whether it may take arguments that its type does not name
 * @param exact whether this holds for the server, so that what contradicts it is a mistake; else it is advice
 * @param features its special features, such as {@code deprecated}
 */
public record Signature(
        String name, @Nullable ObjectType arguments, boolean open, boolean exact, List<Feature> features) {

    /** Copies the list. */
    public Signature {
        features = List.copyOf(features);
    }
}
