package io.github.qmpcodegen.codegen.link.hx;

import io.github.qmpcodegen.codegen.link.hx.Shape.Structure;
import io.github.qmpcodegen.codegen.prose.Document;
import io.github.qmpcodegen.codegen.prose.ProseBlock;
import io.github.qmpcodegen.codegen.prose.ProseBlock.Bullet;
import io.github.qmpcodegen.codegen.prose.ProseBlock.BulletList;
import io.github.qmpcodegen.codegen.prose.ProseBlock.Label;
import io.github.qmpcodegen.codegen.prose.ProseBlock.LabelKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the data that an event carries. */
final class EventReader {

    /** A name of QEMU's own, or one that begins with the reversed domain name of whoever has added it. */
    private static final Pattern EVENT_NAME = Pattern.compile("[A-Z][A-Z0-9_]*|__[A-Za-z0-9.-]+_[A-Za-z0-9_-]+");

    private static final Pattern BETWEEN_NAMES = Pattern.compile("(?<!\\s)\\s*+(?:[,/&]|\\band\\b)\\s*+");

    /** What may stand around names. */
    private static final Pattern AROUND_NAMES = Pattern.compile("[\"'`@]|(?<!\\s)\\s*+(?:\\([^()]*\\)\\s*+)?:?$");

    /** What precedes the names in the oldest texts, as in {@code 1 SHUTDOWN}. */
    private static final Pattern NUMBER = Pattern.compile("\\d{1,4}\\.?\\s+");

    private static final String DATA = "data";

    private EventReader() {}

    /** The events that a heading names: several when they share their documentation, none when it is no event's. */
    static List<String> namesIn(String title) {
        Matcher number = NUMBER.matcher(title);
        String names = AROUND_NAMES
                .matcher(number.lookingAt() ? title.substring(number.end()) : title)
                .replaceAll("");
        List<String> found = List.of(BETWEEN_NAMES.split(names, -1));
        return found.stream().allMatch(name -> EVENT_NAME.matcher(name).matches()) ? found : List.of();
    }

    /** The events that examples show, in the order in which they first do. */
    static List<String> shownBy(Exchanges exchanges) {
        return exchanges.events().stream()
                .map(event -> event.path("event").asString(""))
                .filter(name -> !name.isEmpty())
                .distinct()
                .toList();
    }

    /**
     * Reads an event's data.
     *
     * @param document the event's document
     * @param exchanges the document's examples
     * @param names the names that the heading gives; examples of all of them show the data
     * @return the data; null when the event carries none
     */
    static @Nullable Structure data(Document document, Exchanges exchanges, List<String> names) {
        List<JsonNode> shown = exchanges.events().stream()
                .filter(event -> names.contains(event.path("event").asString("")))
                .filter(event -> event.has(DATA))
                .map(event -> event.get(DATA))
                .toList();
        List<Bullet> members = new ArrayList<>();
        LabelKind zone = null;
        for (ProseBlock block : document.blocks()) {
            if (block instanceof Label label) {
                zone = label.kind();
            } else if (block instanceof BulletList list
                    && !list.remark()
                    && (zone == null || zone == LabelKind.MEMBERS)) {
                members.addAll(list.bullets());
            }
        }
        if (members.stream().allMatch(bullet -> bullet.names().isEmpty())) {
            return new ExampleShapes(document.location(), Map.of()).of(shown, DATA) instanceof Structure structure
                    ? structure
                    : null;
        }
        ProseShapes reader = new ProseShapes(new ObjectDescriptions(), document.location());
        Structure structure = reader.structure(List.of(new BulletList(members)), shown, DATA, "");
        return reader.contradicts(structure, shown)
                        && reader.withDocumented(members, shown, DATA) instanceof Structure other
                ? other
                : structure;
    }
}
