package io.github.qmpcodegen.codegen.link.hx;

import io.github.qmpcodegen.codegen.link.hx.Shape.Structure;
import io.github.qmpcodegen.codegen.prose.Document;
import io.github.qmpcodegen.codegen.prose.ProseBlock.Bullet;
import io.github.qmpcodegen.codegen.prose.ProseBlock.BulletList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the data that an event carries. */
final class EventReader {

    private static final String DATA = "data";

    private EventReader() {}

    /**
     * Reads an event's data.
     *
     * @param section the section that the event is in
     * @param members the items of the section that describe members
     * @param name the event
     * @return the data; null when the event carries none
     */
    static @Nullable Structure data(EventIndex.Section section, List<Bullet> members, String name) {
        Document document = section.document();
        List<String> sharing = section.sharing(name);
        List<JsonNode> shown = section.exchanges().events().stream()
                .filter(event -> sharing.contains(EventNames.of(event)))
                .filter(event -> event.has(DATA))
                .map(event -> event.get(DATA))
                .toList();
        List<Bullet> described = section.describes(name) ? members : List.of();
        if (described.stream().allMatch(bullet -> bullet.names().isEmpty())) {
            return new ExampleShapes(document.location(), Map.of()).of(shown, DATA) instanceof Structure structure
                    ? structure
                    : null;
        }
        ProseShapes reader = new ProseShapes(new ObjectDescriptions(), document.location());
        Structure structure = reader.structure(List.of(new BulletList(described)), shown, DATA, "");
        return reader.contradicts(structure, shown)
                        && reader.withDocumented(described, shown, DATA) instanceof Structure other
                ? other
                : structure;
    }
}
