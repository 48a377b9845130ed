package io.github.qmpcodegen.codegen.introspect;

import io.github.qmpcodegen.codegen.schema.Releases;
import io.github.qmpcodegen.codegen.schema.Schema;
import io.github.qmpcodegen.codegen.source.Diagnostic;
import io.github.qmpcodegen.codegen.source.DiagnosticSink;
import io.github.qmpcodegen.codegen.source.Rule;
import io.github.qmpcodegen.codegen.source.SourceFile;
import io.github.qmpcodegen.codegen.source.SourceLimits;
import io.github.qmpcodegen.codegen.source.SourceLocation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads the reply to {@code query-qmp-schema}: an array of SchemaInfo objects, bare, as the member {@code return} of an
 * object, or among the messages of a recorded session.
 */
public final class SchemaInfoReader {

    private static final Set<String> KINDS =
            Set.of("builtin", "enum", "array", "object", "alternate", "command", "event", ReleaseKeys.KIND);

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(SourceLimits.NESTING)
                            .build())
                    .build())
            .build();

    private final SourceFile file;
    private final DiagnosticSink sink;
    private final List<SchemaInfo> entities = new ArrayList<>();
    private Optional<Releases> releases = Optional.empty();
    private final Map<String, SourceLocation> places = new HashMap<>();

    /** Whether there is an entity whose name is not known, so that a type may only seem to be missing. */
    private boolean unnamed;

    /** The last error that the server answered. */
    private JsonNode error = MissingNode.getInstance();

    private SchemaInfoReader(SourceFile file, DiagnosticSink sink) {
        this.file = file;
        this.sink = sink;
    }

    /** Reads a file; reports what is wrong with it to the sink, and leaves out what depends on that. */
    public static Schema read(SourceFile file, DiagnosticSink sink) {
        SchemaInfoReader reader = new SchemaInfoReader(file, sink);
        reader.readMessages();
        reader.checkReleases();
        return new IntrospectionLinker(reader.entities, ReleaseKeys.of(reader.releases), !reader.unnamed, sink).link();
    }

    private void readMessages() {
        try (JsonParser parser = JSON.createParser(file.text())) {
            readMessages(parser);
        }
    }

    private void readMessages(JsonParser parser) {
        try {
            boolean found = false;
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.START_ARRAY) {
                    found |= readArray(parser);
                } else if (token == JsonToken.START_OBJECT) {
                    found |= readMessage(parser);
                }
            }
            if (!found) {
                reportNoSchema();
            }
        } catch (StreamConstraintsException e) {
            sink.report(
                    IntrospectionCode.TOO_LARGE,
                    location(parser.currentLocation()),
                    parser.streamReadContext().getNestingDepth() >= SourceLimits.NESTING
                            ? "braces and brackets are nested more than " + SourceLimits.NESTING + " deep"
                            : "a name or a number is too long for a schema");
        } catch (JacksonException e) {
            sink.report(
                    IntrospectionCode.NOT_JSON,
                    location(e.getLocation()),
                    "this is not valid JSON: " + e.getOriginalMessage());
        }
    }

    /** Reports releases that cannot be read, once. */
    private void checkReleases() {
        if (unnamed || places.keySet().stream().anyMatch(place -> place.startsWith(ReleaseKeys.KIND + " "))) {
            return;
        }
        entities.stream()
                .filter(ReleaseKeys::areIn)
                .findFirst()
                .ifPresent(info -> sink.report(
                        IntrospectionCode.BAD_RELEASES,
                        info.location(),
                        "the releases of '" + info.name() + "' mean nothing without a list of all releases; expected an"
                                + " entity such as {\"name\": \"releases\", \"meta-type\": \"releases\", \"values\":"
                                + " [\"4.2\", \"7.2\"]}"));
    }

    private void reportNoSchema() {
        String found = "none";
        if (SchemaInfo.text(error, "class").equals("CommandNotFound")) {
            found = "a server's error answer, 'CommandNotFound': this server does not have query-qmp-schema, which came"
                    + " with QEMU 2.5; use its QAPI schema or qmp-commands.hx";
        } else if (error.isObject()) {
            found = "a server's error answer: " + error;
        }
        sink.report(
                IntrospectionCode.NO_SCHEMA,
                SourceLocation.ofWhole(file.path()),
                "expected the answer of query-qmp-schema, an array of objects with 'name' and 'meta-type', but found "
                        + found);
    }

    /** Reads the members of a message; whether one of them is the answer. */
    private boolean readMessage(JsonParser parser) {
        boolean found = false;
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            if (name.equals("return") && value == JsonToken.START_ARRAY) {
                found |= readArray(parser);
            } else if (name.equals("error") && value == JsonToken.START_OBJECT) {
                error = parser.readValueAsTree();
            } else {
                parser.skipChildren();
            }
        }
        return found;
    }

    /** Reads an array; whether it is one of SchemaInfo objects. */
    private boolean readArray(JsonParser parser) {
        boolean found = false;
        List<Element> before = new ArrayList<>();
        for (JsonToken token = parser.nextToken();
                token != null && token != JsonToken.END_ARRAY;
                token = parser.nextToken()) {
            Element element = new Element(location(parser.currentTokenLocation()), parser.readValueAsTree());
            if (element.node() instanceof ObjectNode entity && entity.has("meta-type")) {
                found = true;
                before.forEach(this::badElement);
                before.clear();
                entity(entity, element.location());
            } else if (found) {
                badElement(element);
            } else {
                before.add(element);
            }
        }
        return found;
    }

    /** An element of an array of which it is not known yet whether it is one of SchemaInfo objects. */
    private record Element(SourceLocation location, JsonNode node) {}

    private void badElement(Element element) {
        sink.report(IntrospectionCode.BAD_ENTITY, element.location(), "expected an object with 'name' and 'meta-type'");
        addBroken(SchemaInfo.text(element.node(), "name"), element.location());
    }

    /** Adds what has a name, if anything, and nothing else that is to be relied on. */
    private void addBroken(String name, SourceLocation location) {
        if (name.isEmpty()) {
            unnamed = true;
        } else {
            entities.add(SchemaInfo.ofUnknownKind(name, location));
        }
    }

    private void entity(ObjectNode node, SourceLocation location) {
        String name = SchemaInfo.text(node, "name");
        String kind = SchemaInfo.text(node, "meta-type");
        if (name.isEmpty() || kind.isEmpty()) {
            sink.report(
                    IntrospectionCode.BAD_ENTITY,
                    location,
                    "the " + (name.isEmpty() ? "'name'" : "'meta-type'") + " of an entity is missing or not a string");
            addBroken(name, location);
            return;
        }
        if (!KINDS.contains(kind)) {
            sink.report(
                    Rule.INTROSPECTION_UNKNOWN_KIND,
                    location,
                    "'" + name + "' has the unknown meta-type '" + kind
                            + "' and is left out; what refers to it stays a plain JSON value or object");
            entities.add(SchemaInfo.ofUnknownKind(name, location));
            return;
        }
        SchemaInfo info = new SchemaInfo(name, kind, node, location);
        boolean isSound = EntityCheck.check(info, node, sink);
        SourceLocation first = places.putIfAbsent(info.space() + " " + name, location);
        if (first != null) {
            sink.report(new Diagnostic(
                    IntrospectionCode.DUPLICATE,
                    location,
                    "the " + kind + " '" + name + "' is defined twice",
                    List.of(new Diagnostic.Related(first, "the first is here"))));
        } else if (!kind.equals(ReleaseKeys.KIND)) {
            entities.add(info);
        } else if (isSound) {
            releases = Optional.of(ReleaseKeys.listed(node));
        }
    }

    private SourceLocation location(TokenStreamLocation location) {
        return file.location(Math.max(location.getLineNr(), 1), Math.max(location.getColumnNr(), 1));
    }
}
