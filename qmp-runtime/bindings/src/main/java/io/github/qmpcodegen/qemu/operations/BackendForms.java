package io.github.qmpcodegen.qemu.operations;

import io.github.qmpcodegen.qemu.Netdev;
import io.github.qmpcodegen.qemu.NetdevAddRequest;
import io.github.qmpcodegen.qemu.ObjectAddRequest;
import io.github.qmpcodegen.qemu.ObjectOptions;
import io.github.qmpcodegen.qmp.QmpRequest;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The forms in which releases take the requests that create backends. */
final class BackendForms {
    private static final String TYPE = "type";
    private static final String QOM_TYPE = "qom-type";
    private static final String ID = "id";
    private static final String PROPS = "props";

    private final Course course;

    BackendForms(Course course) {
        this.course = course;
    }

    /** The request in the form that the server takes. */
    QmpRequest<?> taken(QmpRequest<?> request) {
        if (request instanceof ObjectAddRequest object && course.has("object-add/arg-type/props")) {
            return new ObjectAddRequest(wrapped(object.arguments()));
        } else if (request instanceof NetdevAddRequest netdev && !course.has("netdev_add/arg-type/+user")) {
            return new NetdevAddRequest(flat(netdev.arguments()));
        }
        return request;
    }

    /** Returns the options with their properties wrapped, as before 6.0. */
    private static ObjectOptions wrapped(ObjectOptions options) {
        JsonNode members = options.toJson();
        ObjectNode properties = members.get(PROPS) instanceof ObjectNode given
                ? given.deepCopy()
                : JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> member : members.properties()) {
            if (!member.getKey().equals(QOM_TYPE)
                    && !member.getKey().equals(ID)
                    && !member.getKey().equals(PROPS)) {
                properties.set(member.getKey(), member.getValue());
            }
        }
        return ObjectOptions.other(object -> {
            object.extra(QOM_TYPE, members.path(QOM_TYPE)).id(options.id());
            if (!properties.isEmpty()) {
                object.props(properties);
            }
        });
    }

    /**
     * Returns the form for releases before 5.0, which ignore everything but texts, numbers and flags: a list of one
     * text becomes that text.
     */
    private static Netdev flat(Netdev netdev) {
        JsonNode members = netdev.toJson();
        return Netdev.other(backend -> {
            backend.extra(TYPE, members.path(TYPE)).id(netdev.id());
            for (Map.Entry<String, JsonNode> member : members.properties()) {
                JsonNode value = member.getValue();
                if (value.isArray() && value.size() == 1 && value.path(0).has("str")) {
                    value = value.path(0).path("str");
                } else if (value.isContainer()) {
                    throw Stop.unsupported("netdev_add: the server takes no '" + member.getKey()
                            + "' of several values (in QEMU 5.0 and later)");
                }
                if (!member.getKey().equals(TYPE) && !member.getKey().equals(ID)) {
                    backend.extra(member.getKey(), value);
                }
            }
        });
    }
}
