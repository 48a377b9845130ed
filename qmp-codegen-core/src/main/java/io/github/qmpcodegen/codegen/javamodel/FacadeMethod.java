package io.github.qmpcodegen.codegen.javamodel;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The facades' methods that execute a command.
 *
 * @param name the methods' name
 * @param request the request record
 * @param arguments the parameters of the method that takes the required arguments; null if there are too many for a
 *     method
 * @param takesRequest whether there is a method that takes the request, because a request can have more than the
 *     required arguments
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
