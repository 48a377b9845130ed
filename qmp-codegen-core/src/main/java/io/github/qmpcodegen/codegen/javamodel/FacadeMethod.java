package io.github.qmpcodegen.codegen.javamodel;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The methods of the facades that execute a command.
 *
 * @param name their name
 * @param request the request record
 * @param arguments the parameters of the method that takes the required arguments; null if there are too many for one
 * @param takesRequest whether there is a method that takes the request, because it can hold more than that
 * @param since the release that introduced the command; empty if unknown
 */
public record FacadeMethod(
        String name, GeneratedRecord request, @Nullable List<Component> arguments, boolean takesRequest, String since) {

    /** Copies the arguments. */
    public FacadeMethod {
        arguments = arguments == null ? null : List.copyOf(arguments);
    }

    /** The command's name. */
    public String qmpName() {
        return request.qmpName();
    }
}
