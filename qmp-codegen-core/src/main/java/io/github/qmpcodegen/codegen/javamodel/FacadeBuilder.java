package io.github.qmpcodegen.codegen.javamodel;

import io.github.qmpcodegen.codegen.schema.Command;
import java.util.List;

/** Makes the methods of the facades, whose names are in one scope. */
final class FacadeBuilder {

    /** Required arguments beyond which a method takes the request instead. */
    private static final int ARGUMENTS = 3;

    private final NameScope names = NameScope.ofMembers().reserve(ReservedNames.FACADE);

    FacadeMethod method(Command command, GeneratedRecord request) {
        List<Component> all = request.components();
        List<Component> required = all.stream()
                .filter(component -> component.presence() == Component.Presence.REQUIRED)
                .toList();
        // No server takes a command all of whose arguments are optional without any, but for queries.
        boolean needsSome =
                required.isEmpty() && !all.isEmpty() && !command.name().startsWith("query-");
        boolean fits = required.size() <= ARGUMENTS && !needsSome;
        boolean takesRequest = !fits || request.open() || required.size() < all.size();
        return new FacadeMethod(
                names.take(JavaIdentifiers.member(command.name()), "_"),
                request,
                fits ? required : null,
                takesRequest,
                command.documentation().since());
    }
}
