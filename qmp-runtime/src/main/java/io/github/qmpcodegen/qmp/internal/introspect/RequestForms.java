package io.github.qmpcodegen.qmp.internal.introspect;

import io.github.qmpcodegen.qmp.QemuVersion;
import io.github.qmpcodegen.qmp.schema.AlternateType;
import io.github.qmpcodegen.qmp.schema.ArrayType;
import io.github.qmpcodegen.qmp.schema.BuiltinType;
import io.github.qmpcodegen.qmp.schema.Command;
import io.github.qmpcodegen.qmp.schema.Member;
import io.github.qmpcodegen.qmp.schema.ObjectType;
import io.github.qmpcodegen.qmp.schema.SchemaType;
import io.github.qmpcodegen.qmp.schema.ServerInterface;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The forms in which releases of QEMU have taken the same request. A request in one of them is given the form that a server
 * takes; what the server takes as it is stays as it is.
 *
 * <ul>
 *   <li>{@code object-add}: up to QEMU 4.2 the properties of the object stand in {@code props}, from 6.0 on beside its name.
 *   <li>{@code blockdev-add}: up to QEMU 2.7 all arguments stand in {@code options}.
 *   <li>Unions, as those of addresses: what a branch has stands beside the tag, or in {@code data}.
 *   <li>{@code backing}: that there is none is said with null, up to QEMU 2.9 with an empty text.
 * </ul>
 */
final class RequestForms {

    private static final String OBJECT_ADD = "object-add";
    private static final String PROPERTIES = "props";
    private static final String BLOCKDEV_ADD = "blockdev-add";
    private static final String OPTIONS = "options";
    private static final String DATA = "data";
    private static final String BACKING = "backing";

    private final ServerInterface server;
    private final QemuVersion version;

    /**
     * The forms of a server.
     *
     * @param server its interface
     * @param version its version, which decides where the interface has only names
     */
    RequestForms(ServerInterface server, QemuVersion version) {
        this.server = server;
        this.version = version;
    }

    /** The arguments in the form that the server takes; a copy. */
    ObjectNode convert(String command, ObjectNode arguments) {
        Command known = server.commands().get(command);
        ObjectNode converted = arguments.deepCopy();
        if (known == null) {
            return converted;
        }
        ObjectType type = server.arguments(known);
        boolean namesOnly = known.arguments().isEmpty();
        // From 5.0 to 5.2 both forms are taken, which shows in its arguments being open.
        if (command.equals(OBJECT_ADD) && (namesOnly || !known.open())) {
            Set<String> beside = Set.of("qom-type", "id", PROPERTIES);
            inOrBeside(converted, type, PROPERTIES, beside, namesOnly && !version.isAtLeast(6, 0));
        } else if (command.equals(BLOCKDEV_ADD)) {
            inOrBeside(converted, type, OPTIONS, Set.of(OPTIONS), namesOnly && !version.isAtLeast(2, 8));
        }
        if (namesOnly) {
            backingAsText(converted);
        } else {
            convertMembers(type, converted);
        }
        return converted;
    }

    /** Has members stand in another one if the server has that, else beside it. */
    private static void inOrBeside(
            ObjectNode arguments, ObjectType type, String holder, Set<String> staying, boolean inHolder) {
        if (inHolder || type.member(holder).isPresent()) {
            ObjectNode nested =
                    arguments.get(holder) instanceof ObjectNode there ? there : JsonNodeFactory.instance.objectNode();
            for (String name : List.copyOf(arguments.propertyNames())) {
                if (!staying.contains(name)) {
                    nested.set(name, arguments.remove(name));
                }
            }
            if (!nested.isEmpty()) {
                arguments.set(holder, nested);
            }
        } else {
            moveOut(arguments, holder);
        }
    }

    private static void moveOut(ObjectNode value, String holder) {
        if (value.get(holder) instanceof ObjectNode nested) {
            value.remove(holder);
            value.setAll(nested);
        }
    }

    /** Converts a value where it stands, and what is inside of it. */
    private JsonNode convert(String member, SchemaType type, JsonNode value) {
        if (type instanceof AlternateType alternate) {
            return convertBranch(member, alternate, value);
        } else if (type instanceof ObjectType object && value instanceof ObjectNode members) {
            convertMembers(object, members);
        } else if (type instanceof ArrayType array && value instanceof ArrayNode elements) {
            SchemaType element = server.type(array.element());
            for (int i = 0; i < elements.size(); i++) {
                elements.set(i, convert(member, element, elements.get(i)));
            }
        }
        return value;
    }

    private JsonNode convertBranch(String member, AlternateType alternate, JsonNode value) {
        boolean takesNull = alternate.branches().stream().anyMatch(branch -> isOf(branch, "null"));
        if (member.equals(BACKING) && value.isNull() && !takesNull) {
            return JsonNodeFactory.instance.stringNode("");
        } else if (member.equals(BACKING) && value.asString("-").isEmpty() && value.isString() && takesNull) {
            return JsonNodeFactory.instance.nullNode();
        }
        for (String branch : alternate.branches()) {
            if (value.isObject() && server.type(branch) instanceof ObjectType object) {
                return convert(member, object, value);
            }
        }
        return value;
    }

    private boolean isOf(String type, String jsonType) {
        return server.type(type) instanceof BuiltinType builtin
                && builtin.jsonType().equals(jsonType);
    }

    private void convertMembers(ObjectType type, ObjectNode value) {
        Set<String> before = new HashSet<>();
        for (@Nullable ObjectType part = type; part != null; ) {
            if (!before.isEmpty()) {
                wrapOrUnwrap(part, before, value);
            }
            for (Member member : part.members()) {
                before.add(member.name());
                JsonNode inner = value.get(member.name());
                if (inner != null) {
                    value.set(member.name(), convert(member.name(), server.type(member.type()), inner));
                }
            }
            part = server.branch(part, value.path(part.tag()).asString("")).orElse(null);
        }
    }

    /** Has what a branch holds stand in {@code data} if that is all that the branch has, else beside the tag. */
    private static void wrapOrUnwrap(ObjectType branch, Set<String> base, ObjectNode value) {
        boolean wrapped = branch.members().size() == 1
                && branch.members().get(0).name().equals(DATA)
                && !branch.members().get(0).optional();
        if (wrapped && !value.has(DATA)) {
            List<String> own = new ArrayList<>(value.propertyNames());
            own.removeAll(base);
            ObjectNode data = value.putObject(DATA);
            own.forEach(name -> data.set(name, value.remove(name)));
        } else if (!wrapped && !base.contains(DATA) && branch.member(DATA).isEmpty()) {
            moveOut(value, DATA);
        }
    }

    /** For a server that does not report its types: all such servers take an empty text. */
    private static void backingAsText(JsonNode value) {
        if (value instanceof ObjectNode object && object.path(BACKING).isNull()) {
            object.put(BACKING, "");
        }
        value.forEach(RequestForms::backingAsText);
    }
}
