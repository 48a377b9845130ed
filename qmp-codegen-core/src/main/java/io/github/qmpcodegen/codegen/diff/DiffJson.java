package io.github.qmpcodegen.codegen.diff;

import io.github.qmpcodegen.codegen.source.SourceLocation;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes changes as JSON: an object with {@code before}, {@code after}, the number of {@code breaking} changes, and
 * {@code changes}, each with its {@code kind}, {@code breaking}, {@code subject} and {@code name}, and in words
 * {@code text} and {@code reason}; if there are any, also with {@code formerName}, {@code path}, {@code directions},
 * {@code usedBy} and the two places.
 */
public final class DiffJson {

    private final JsonMapper mapper =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    /**
     * Returns the JSON text, which ends with a line feed.
     *
     * @param changes the changes
     * @param before the name of the older interface
     * @param after the name of the newer interface
     */
    public String write(List<Change> changes, String before, String after) {
        ObjectNode root = mapper.createObjectNode();
        root.put("before", before);
        root.put("after", after);
        root.put("breaking", changes.stream().filter(Change::breaking).count());
        var array = root.putArray("changes");
        changes.forEach(change -> array.add(node(change)));
        return mapper.writeValueAsString(root).replace("\r\n", "\n") + "\n";
    }

    private ObjectNode node(Change change) {
        ObjectNode node = mapper.createObjectNode();
        node.put("kind", change.kind().id());
        node.put("breaking", change.breaking());
        node.put("subject", change.entity().kind().word());
        node.put("name", change.entity().name());
        if (change.entity().isRenamed()) {
            node.put("formerName", change.entity().formerName());
        }
        if (!change.difference().path().isEmpty()) {
            node.put("path", change.difference().path());
        }
        node.put("text", change.text());
        node.put("reason", change.reason());
        var directions = node.putArray("directions");
        change.directions().stream()
                .sorted()
                .forEach(direction -> directions.add(direction.name().toLowerCase(Locale.ROOT)));
        if (!change.usedBy().isEmpty()) {
            var users = node.putArray("usedBy");
            change.usedBy().forEach(users::add);
        }
        put(node, "before", change.locations().before());
        put(node, "after", change.locations().after());
        return node;
    }

    private static void put(ObjectNode node, String name, @Nullable SourceLocation location) {
        if (location != null) {
            node.put(name, location.toString());
        }
    }
}
