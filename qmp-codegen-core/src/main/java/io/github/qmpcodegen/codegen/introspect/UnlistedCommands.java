package io.github.qmpcodegen.codegen.introspect;

import io.github.qmpcodegen.codegen.source.SourceLocation;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The commands that servers have and do not list: QEMU 2.5 to 2.7 lists what its schema has, which then lacked
 * {@code qmp_capabilities} and {@code device_add}.
 *
 * <p>Only the answer of such a server is completed. An export has what its sources have, and a guest agent, which has
 * neither, does not describe itself.
 */
final class UnlistedCommands {

    private static final String CAPABILITIES = "qmp_capabilities";
    private static final String DEVICE_ADD = "device_add";
    private static final String DEVICE_ADD_ARGUMENTS = "device_add.arguments";
    private static final String TEXT = "str";

    private UnlistedCommands() {}

    /** What is to be added to the entities of an answer. */
    static List<SchemaInfo> of(List<SchemaInfo> answered) {
        Set<String> commands = answered.stream()
                .filter(info -> info.kind().equals("command"))
                .map(SchemaInfo::name)
                .collect(Collectors.toSet());
        boolean ofServer = answered.stream().anyMatch(info -> IntrospectedNames.isMasked(info.name()));
        if (!ofServer || !commands.contains("query-qmp-schema") || commands.contains(CAPABILITIES)) {
            return List.of();
        }
        SourceLocation location = answered.get(0).location();
        List<SchemaInfo> further = new ArrayList<>();
        further.add(command(CAPABILITIES, "", location));
        if (!commands.contains(DEVICE_ADD)) {
            further.add(command(DEVICE_ADD, DEVICE_ADD_ARGUMENTS, location));
            further.add(deviceAddArguments(location));
            if (answered.stream().noneMatch(info -> info.name().equals(TEXT))) {
                ObjectNode text = entity(TEXT, "builtin").put("json-type", "string");
                further.add(new SchemaInfo(TEXT, "builtin", text, location));
            }
        }
        return further;
    }

    private static SchemaInfo command(String name, String arguments, SourceLocation location) {
        ObjectNode command = entity(name, "command").put("arg-type", arguments).put("ret-type", "");
        return new SchemaInfo(name, "command", command, location);
    }

    private static SchemaInfo deviceAddArguments(SourceLocation location) {
        ObjectNode object = entity(DEVICE_ADD_ARGUMENTS, "object");
        for (String name : List.of("driver", "bus", "id")) {
            ObjectNode member = object.withArray("members").addObject();
            member.put("name", name).put("type", TEXT);
            if (!name.equals("driver")) {
                member.putNull("default");
            }
        }
        return new SchemaInfo(DEVICE_ADD_ARGUMENTS, "object", object, location);
    }

    private static ObjectNode entity(String name, String metaType) {
        return JsonNodeFactory.instance.objectNode().put("name", name).put("meta-type", metaType);
    }
}
