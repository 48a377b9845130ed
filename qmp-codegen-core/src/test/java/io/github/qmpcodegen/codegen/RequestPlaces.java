package io.github.qmpcodegen.codegen;

import io.github.qmpcodegen.qmp.schema.AlternateType;
import io.github.qmpcodegen.qmp.schema.ArrayType;
import io.github.qmpcodegen.qmp.schema.BuiltinType;
import io.github.qmpcodegen.qmp.schema.Command;
import io.github.qmpcodegen.qmp.schema.EnumType;
import io.github.qmpcodegen.qmp.schema.Member;
import io.github.qmpcodegen.qmp.schema.ObjectType;
import io.github.qmpcodegen.qmp.schema.SchemaType;
import io.github.qmpcodegen.qmp.schema.ServerInterface;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The places of an interface that a request can fill, each with a request that does and has beside it no more than it must:
 * every argument, every member of a branch, every value of an enumeration.
 */
final class RequestPlaces {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final ServerInterface told;
    private final String command;
    private final List<Place> places = new ArrayList<>();
    private final Deque<Runnable> ahead = new ArrayDeque<>();
    private final Set<String> visited = new HashSet<>();

    /**
     * A place.
     *
     * @param command the command
     * @param path of the member, with the value behind an equals sign where it is the place of one
     * @param arguments a request that fills it
     */
    record Place(String command, String path, ObjectNode arguments) {}

    private RequestPlaces(ServerInterface told, Command command) {
        this.told = told;
        this.command = command.name();
        places.add(new Place(command.name(), "", least(told.arguments(command), "")));
        object(told.arguments(command), "", object -> object);
        while (!ahead.isEmpty()) {
            ahead.remove().run();
        }
    }

    /** Those of a command. */
    static List<Place> of(ServerInterface told, Command command) {
        return new RequestPlaces(told, command).places;
    }

    /** Goes through an object, whose JSON is made whole by something. */
    private void object(ObjectType type, String path, UnaryOperator<ObjectNode> whole) {
        for (Member member : type.members()) {
            if (!member.name().equals(type.tag())) {
                member(member, path, value -> whole.apply(least(type, "").set(member.name(), value)));
            }
        }
        type.branches().forEach((tag, name) -> {
            places.add(new Place(command, path + type.tag() + "=" + tag, whole.apply(least(type, tag))));
            if (told.type(name) instanceof ObjectType branch && visited.add(branch.name())) {
                for (Member member : branch.members()) {
                    member(member, path, value -> whole.apply(least(type, tag).set(member.name(), value)));
                }
            }
        });
    }

    /** Goes through a member, whose value is made a whole request by something. */
    private void member(Member member, String path, WithValue whole) {
        String inner = path + member.name();
        SchemaType type = told.type(member.type());
        places.add(new Place(command, inner, whole.with(least(type))));
        inside(type, inner, whole);
    }

    private interface WithValue {
        ObjectNode with(JsonNode value);
    }

    private void inside(SchemaType type, String path, WithValue whole) {
        if (type instanceof EnumType enumeration) {
            enumeration
                    .values()
                    .forEach(value -> places.add(
                            new Place(command, path + "=" + value.text(), whole.with(JSON.stringNode(value.text())))));
        } else if (type instanceof ArrayType array) {
            SchemaType element = told.type(array.element());
            inside(element, path + "[]", value -> whole.with(JSON.arrayNode().add(value)));
        } else if (type instanceof AlternateType alternate) {
            alternate.branches().forEach(branch -> inside(told.type(branch), path, whole));
        } else if (type instanceof ObjectType object && visited.add(object.name())) {
            ahead.add(() -> object(object, path + ".", whole::with));
        }
    }

    // The least that a value must have.

    private JsonNode least(SchemaType type) {
        if (type instanceof ObjectType object) {
            return least(object, "");
        } else if (type instanceof EnumType enumeration) {
            return JSON.stringNode(enumeration.values().get(0).text());
        } else if (type instanceof ArrayType) {
            return JSON.arrayNode();
        } else if (type instanceof AlternateType alternate) {
            // One that has no members, of which there could be no end.
            return alternate.branches().stream()
                    .map(told::type)
                    .filter(branch -> !(branch instanceof ObjectType))
                    .findFirst()
                    .map(this::least)
                    .orElseGet(JSON::objectNode);
        }
        return switch (((BuiltinType) type).jsonType()) {
            case "string" -> JSON.stringNode("");
            case "int", "number" -> JSON.numberNode(0);
            case "boolean" -> JSON.booleanNode(false);
            default -> JSON.nullNode();
        };
    }

    private ObjectNode least(ObjectType type, String tag) {
        ObjectNode object = JSON.objectNode();
        for (Member member : type.members()) {
            if (!member.optional()) {
                object.set(
                        member.name(),
                        member.name().equals(type.tag()) && !tag.isEmpty()
                                ? JSON.stringNode(tag)
                                : least(told.type(member.type())));
            }
        }
        String chosen = object.path(type.tag()).asString("");
        told.branch(type, chosen).ifPresent(branch -> object.setAll(least(branch, "")));
        return object;
    }
}
