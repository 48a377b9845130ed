package io.github.qmpcodegen.codegen.load;

import io.github.qmpcodegen.codegen.schema.Command;
import io.github.qmpcodegen.codegen.schema.NamedType;
import io.github.qmpcodegen.codegen.schema.ObjectType;
import io.github.qmpcodegen.codegen.schema.Origin;
import io.github.qmpcodegen.codegen.schema.Schema;
import io.github.qmpcodegen.codegen.schema.Traits;
import io.github.qmpcodegen.codegen.schema.TypeName;
import io.github.qmpcodegen.codegen.schema.TypeReference;
import io.github.qmpcodegen.codegen.source.SourceLocation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The interface of a server that reports no more than the names of its commands. */
final class NamesAlone {

    private NamesAlone() {}

    /**
     * Commands that take anything and return what nothing states.
     *
     * @param answer the answer to {@code query-commands}
     * @param location the server
     */
    static Schema of(JsonNode answer, SourceLocation location) {
        List<Command> commands = new ArrayList<>();
        Map<String, NamedType> types = new LinkedHashMap<>();
        Traits traits = Traits.at(location);
        for (JsonNode command : answer) {
            String name = command.path("name").asString("");
            TypeName arguments = new TypeName(name + ".arguments", false, List.of(name, "arguments"));
            types.put(arguments.text(), new ObjectType(arguments, List.of(), null, true, traits));
            commands.add(new Command(
                    name,
                    new TypeReference.Named(arguments.text()),
                    TypeReference.any(),
                    Origin.NOTHING,
                    true,
                    false,
                    false,
                    List.of(),
                    traits));
        }
        return new Schema(commands, List.of(), types);
    }
}
