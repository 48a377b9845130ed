package io.github.qmpcodegen.codegen.schema;

import io.github.qmpcodegen.codegen.schema.TypeReference.Named;
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
 * @param examples exchanges that show it
 * @param traits what is said of it besides
 */
public record Command(
        String name,
        @Nullable Named arguments,
        @Nullable TypeReference returns,
        Origin returnsOrigin,
        boolean successResponse,
        boolean outOfBand,
        List<Example> examples,
        Traits traits)
        implements Described {

    /** Copies the examples. */
    public Command {
        examples = List.copyOf(examples);
    }

    /** The same command with other types. */
    public Command withTypes(@Nullable Named otherArguments, @Nullable TypeReference otherReturns) {
        return new Command(
                name, otherArguments, otherReturns, returnsOrigin, successResponse, outOfBand, examples, traits);
    }

    /** The same command, told and shown otherwise. */
    public Command withWords(Documentation documentation, List<Example> otherExamples) {
        return new Command(
                name,
                arguments,
                returns,
                returnsOrigin,
                successResponse,
                outOfBand,
                otherExamples,
                traits.withDocumentation(documentation));
    }
}
