package io.github.qmpcodegen.codegen.join;

import io.github.qmpcodegen.codegen.schema.NamedType;
import io.github.qmpcodegen.codegen.schema.TypeName;
import io.github.qmpcodegen.codegen.source.Diagnostic;
import io.github.qmpcodegen.codegen.source.DiagnosticSink;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which types of the releases are the same one.
 *
 * <p>A name goes on from release to release as long as it keeps a position. If all its positions have gone to other types
 * and those that it has now came from others, it is another type.
 */
final class Identities {

    private final History history;
    private final DiagnosticSink sink;
    private final List<TypeUses> uses;

    /** By release, the identity of each name: the name itself and, for further types of that name, a number. */
    private final List<Map<String, String>> keys = new ArrayList<>();

    private final Map<String, List<Edition>> editions = new LinkedHashMap<>();

    /** How often a name has become that of another type. */
    private final Map<String, Integer> meanings = new HashMap<>();

    Identities(History history, DiagnosticSink sink) {
        this.history = history;
        this.sink = sink;
        this.uses = history.schemas().stream().map(TypeUses::new).toList();
        Map<String, Edition> last = new HashMap<>();
        for (int release = 0; release < history.size(); release++) {
            Map<String, String> known = new HashMap<>();
            for (NamedType type : history.schema(release).types().values()) {
                String name = type.name().text();
                Edition edition = new Edition(release, type, true);
                Edition earlier = last.put(name, edition);
                if (earlier != null && isOther(earlier, edition)) {
                    meanings.merge(name, 1, Integer::sum);
                    report(earlier, edition);
                }
                String key = name + "#" + meanings.getOrDefault(name, 0);
                known.put(name, key);
                editions.computeIfAbsent(key, each -> new ArrayList<>()).add(edition);
            }
            keys.add(known);
        }
    }

    private boolean isOther(Edition earlier, Edition later) {
        String name = earlier.type().name().text();
        Set<List<String>> before = uses.get(earlier.release()).of(name);
        Set<List<String>> after = uses.get(later.release()).of(name);
        return before.stream().noneMatch(after::contains)
                && before.stream()
                        .anyMatch(position -> uses.get(later.release()).hasOther(position, name))
                && after.stream()
                        .anyMatch(position -> uses.get(earlier.release()).hasOther(position, name));
    }

    private void report(Edition earlier, Edition later) {
        sink.report(new Diagnostic(
                Conflict.NAME.code(),
                later.type().location(),
                "'" + later.type().name() + "' is a different type from the one up to "
                        + history.label(earlier.release()) + ": " + Conflict.NAME.consequence(),
                List.of(new Diagnostic.Related(earlier.type().location(), "the earlier one"))));
    }

    /** The identity of a type of a release. */
    String key(int release, String name) {
        String key = keys.get(release).get(name);
        if (key == null) {
            throw new IllegalArgumentException(history.label(release) + " has no type '" + name + "'");
        }
        return key;
    }

    /** The type of an identity in each release that has it, the oldest first. */
    List<Edition> editions(String key) {
        return editions.getOrDefault(key, List.of());
    }

    /** The newest. */
    Edition newest(String key) {
        List<Edition> all = editions(key);
        return all.get(all.size() - 1);
    }

    /** What a type is called among all that are joined: an older meaning of a name cannot have it, too. */
    TypeName name(String key) {
        TypeName name = newest(key).type().name();
        int meaning = Integer.parseInt(key.substring(key.lastIndexOf('#') + 1));
        return meaning == meanings.getOrDefault(name.text(), 0)
                ? name
                : new TypeName(name.text() + "-" + (meaning + 1), name.declared(), name.path());
    }

    /** Whether a release, or one after it, has a type. */
    boolean isThereFrom(int release, String key) {
        List<Edition> all = editions(key);
        return !all.isEmpty() && all.get(all.size() - 1).release() >= release;
    }

    /** Whether a type stands at a single position in a release. */
    boolean isUsedOnce(int release, String name) {
        return uses.get(release).of(name).size() == 1;
    }

    /** All identities. */
    Set<String> all() {
        return editions.keySet();
    }
}
