package io.github.qmpcodegen.qmp.server.internal.schema;

import io.github.qmpcodegen.qmp.schema.AlternateType;
import io.github.qmpcodegen.qmp.schema.ArrayType;
import io.github.qmpcodegen.qmp.schema.BuiltinType;
import io.github.qmpcodegen.qmp.schema.Command;
import io.github.qmpcodegen.qmp.schema.EnumType;
import io.github.qmpcodegen.qmp.schema.Member;
import io.github.qmpcodegen.qmp.schema.ObjectType;
import io.github.qmpcodegen.qmp.schema.SchemaType;
import io.github.qmpcodegen.qmp.schema.ServerInterface;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The commands of an introspected schema: the array that {@code query-qmp-schema} returns, or an export of one. */
public final class IntrospectedSchema implements CommandSchema {
    private final ServerInterface server;

    /**
     * Reads the commands of an array of SchemaInfo objects.
     *
     * @throws IllegalArgumentException if there are none, or the type of a command's arguments is missing
     */
    public IntrospectedSchema(JsonNode schema) {
        server = ServerInterface.of(schema);
        if (server.commands().isEmpty()) {
            throw new IllegalArgumentException(
                    "the schema has no commands: expected the array that query-qmp-schema returns");
        }
        server.commands().values().forEach(server::arguments);
    }

    @Override
    public List<String> commands() {
        return List.copyOf(server.commands().keySet());
    }

    @Override
    public List<String> events() {
        return List.copyOf(server.events().keySet());
    }

    @Override
    public boolean allowsOutOfBand(String command, JsonNode arguments) {
        return command(command).outOfBand();
    }

    @Override
    public void check(String command, JsonNode arguments) throws RefusedArgumentException {
        Command described = command(command);
        ObjectType type = server.arguments(described);
        // A server that was built without the whole type has none of its members.
        boolean demanding = type.condition().isEmpty() || type.condition().equals(described.condition());
        checkObject("", type, arguments, described.open(), demanding);
    }

    private Command command(String name) {
        return Objects.requireNonNull(server.commands().get(name), name);
    }

    private void check(String path, SchemaType type, JsonNode value) throws RefusedArgumentException {
        if (type instanceof BuiltinType builtin) {
            if (!builtin.has(value)) {
                String expected = builtin.jsonType();
                throw RefusedArgumentException.wrongType(path, expected.equals("int") ? "integer" : expected);
            }
        } else if (type instanceof ArrayType array) {
            checkArray(path, server.type(array.element()), value);
        } else if (type instanceof EnumType enumeration) {
            checkEnum(path, enumeration, value);
        } else if (type instanceof AlternateType alternate) {
            checkAlternate(path, alternate, value);
        } else {
            if (!value.isObject()) {
                throw RefusedArgumentException.wrongType(path, "object");
            }
            checkObject(path, (ObjectType) type, value, false, true);
        }
    }

    private void checkArray(String path, SchemaType element, JsonNode value) throws RefusedArgumentException {
        if (!value.isArray()) {
            throw RefusedArgumentException.wrongType(path, "array");
        }
        for (int i = 0; i < value.size(); i++) {
            check(path + "[" + i + "]", element, value.path(i));
        }
    }

    private static void checkEnum(String path, EnumType type, JsonNode value) throws RefusedArgumentException {
        if (!value.isString()) {
            throw RefusedArgumentException.wrongType(path, "string");
        }
        if (!type.has(value.stringValue())) {
            throw RefusedArgumentException.unknownValue(path, value.stringValue());
        }
    }

    /** An alternate's branches differ in their kinds of JSON values, so the first that is of the kind is the one. */
    private void checkAlternate(String path, AlternateType alternate, JsonNode value) throws RefusedArgumentException {
        for (String branch : alternate.branches()) {
            SchemaType type = server.type(branch);
            if (isOfKind(type, value)) {
                check(path, type, value);
                return;
            }
        }
        throw RefusedArgumentException.wrongType(path, alternate.name());
    }

    private static boolean isOfKind(SchemaType type, JsonNode value) {
        if (type instanceof BuiltinType builtin) {
            return builtin.has(value);
        }
        if (type instanceof ArrayType) {
            return value.isArray();
        }
        return type instanceof EnumType ? value.isString() : value.isObject();
    }

    private void checkObject(String path, ObjectType type, JsonNode value, boolean openCommand, boolean demanding)
            throws RefusedArgumentException {
        Set<String> known = new HashSet<>();
        boolean open = openCommand;
        for (@Nullable ObjectType members = type; members != null; members = branch(members, value)) {
            checkMembers(path, members, value, known, demanding);
            open |= members.open();
        }
        if (open) {
            return;
        }
        for (String name : value.propertyNames()) {
            if (!known.contains(name)) {
                throw RefusedArgumentException.unexpected(inner(path, name));
            }
        }
    }

    private void checkMembers(String path, ObjectType type, JsonNode value, Set<String> known, boolean demanding)
            throws RefusedArgumentException {
        for (Member member : type.members()) {
            String name = member.name();
            known.add(name);
            if (value.has(name)) {
                check(inner(path, name), server.type(member.type()), value.get(name));
            } else if (demanding && !member.optional() && member.condition().isEmpty()) {
                throw RefusedArgumentException.missing(inner(path, name));
            }
        }
    }

    /** The object with the members of the union's branch that the value is of; null if there is none. */
    private @Nullable ObjectType branch(ObjectType type, JsonNode value) {
        return server.branch(type, value.path(type.tag()).asString("")).orElse(null);
    }

    private static String inner(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}
