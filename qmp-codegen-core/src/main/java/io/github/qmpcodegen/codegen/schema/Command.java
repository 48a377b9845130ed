package io.github.qmpcodegen.codegen.schema;

import io.github.qmpcodegen.codegen.schema.TypeReference.Named;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A command.
 *
 * @param name the command's wire name
 * @param arguments the object type of its arguments; null if it takes none
 * @param returns the type of its return value; null if it returns an empty object or, with {@link #successResponse()}
 *     false, nothing at all
 * @param returnsOrigin where the return type is known from
 * @param successResponse whether the server replies when the command succeeds
 * @param outOfBand whether it may be executed out-of-band
 * @param preconfig whether it may be executed before the machine is configured; a server does not report that about
 *     itself
 * @param examples example exchanges
 * @param traits the command's other traits
 */
public record Command(
        String name,
        @Nullable Named arguments,
        @Nullable TypeReference returns,
        Origin returnsOrigin,
        boolean successResponse,
        boolean outOfBand,
        boolean preconfig,
        List<Example> examples,
        Traits traits)
        implements Described {

    /** Copies the examples. */
    public Command {
        examples = List.copyOf(examples);
    }

    /** Returns the same command with other types. */
    public Command withTypes(@Nullable Named otherArguments, @Nullable TypeReference otherReturns) {
        return new Command(
                name,
                otherArguments,
                otherReturns,
                returnsOrigin,
                successResponse,
                outOfBand,
                preconfig,
                examples,
                traits);
    }

    /** Returns the same command with other documentation and examples. */
    public Command withWords(Documentation documentation, List<Example> otherExamples) {
        return new Command(
                name,
                arguments,
                returns,
                returnsOrigin,
                successResponse,
                outOfBand,
                preconfig,
                otherExamples,
                traits.withDocumentation(documentation));
    }
}
