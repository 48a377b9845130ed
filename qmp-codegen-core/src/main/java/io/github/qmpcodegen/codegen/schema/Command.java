package io.github.qmpcodegen.codegen.schema;

import io.github.qmpcodegen.codegen.schema.TypeReference.Named;
import io.github.qmpcodegen.codegen.source.SourceLocation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A command.
 *
 * @param name its wire name
 * @param arguments the object type of its arguments; null when it takes none
 * @param returns the type of its return value; null when it returns an empty object or, with
 *     {@link #successResponse()} false, nothing at all
 * @param returnsOrigin what says so
 * @param successResponse whether the server replies when the command succeeds
 * @param outOfBand whether it may be executed out-of-band
 * @param features its special features, such as {@code deprecated}
 * @param conditions the build conditions under which a server has it, as the source words them, such as
 *     {@code defined(CONFIG_SPICE)}; all must hold
 * @param documentation what the source says of it
 * @param examples exchanges that show it
 * @param location where it is defined
 */
public record Command(
        String name,
        @Nullable Named arguments,
        @Nullable TypeReference returns,
        Origin returnsOrigin,
        boolean successResponse,
        boolean outOfBand,
        List<Feature> features,
        List<String> conditions,
        Documentation documentation,
        List<Example> examples,
        SourceLocation location) {

    /** Copies the lists. */
    public Command {
        features = List.copyOf(features);
        conditions = List.copyOf(conditions);
        examples = List.copyOf(examples);
    }

    /** The same command with other types. */
    public Command withTypes(@Nullable Named otherArguments, @Nullable TypeReference otherReturns) {
        return new Command(
                name,
                otherArguments,
                otherReturns,
                returnsOrigin,
                successResponse,
                outOfBand,
                features,
                conditions,
                documentation,
                examples,
                location);
    }
}
