package io.github.qmpcodegen.codegen.syntax;

import io.github.qmpcodegen.codegen.source.SourceLocation;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The value of an entry's {@code args_type}.
 *
 * @param arguments the arguments in order
 */
public record ArgsType(List<Argument> arguments) {

    /** Copies the arguments. */
    public ArgsType {
        arguments = List.copyOf(arguments);
    }

    /** Returns a text that reads as the same arguments. */
    public String print() {
        return arguments.stream().map(Argument::print).collect(Collectors.joining(","));
    }

    /**
     * An argument.
     *
     * @param name its wire name
     * @param code the code letter; {@code -} for a flag
     * @param flag the letter of a flag's switch in the human monitor; empty for anything but a flag
     * @param optional whether a {@code ?} follows the code; a flag is optional without it
     * @param location where its name starts
     */
    public record Argument(String name, String code, String flag, boolean optional, SourceLocation location) {

        /** Whether a command may come without it, as it may without a flag. */
        public boolean mayBeOmitted() {
            return optional || code.equals("-");
        }

        String print() {
            return name + ":" + code + flag + (optional ? "?" : "");
        }
    }
}
