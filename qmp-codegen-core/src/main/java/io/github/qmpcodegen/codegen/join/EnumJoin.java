package io.github.qmpcodegen.codegen.join;

import io.github.qmpcodegen.codegen.schema.EnumType;
import io.github.qmpcodegen.codegen.schema.Traits;
import io.github.qmpcodegen.codegen.schema.TypeName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Joins the editions of an enumeration: it has all values that any of them has. */
final class EnumJoin {

    private final TraitsJoin traits;

    EnumJoin(TraitsJoin traits) {
        this.traits = traits;
    }

    EnumType join(TypeName name, List<Edition> editions) {
        Map<String, List<TraitsJoin.ReleaseTraits>> values = new LinkedHashMap<>();
        for (int i = editions.size() - 1; i >= 0; i--) {
            Edition edition = editions.get(i);
            for (EnumType.Value value : ((EnumType) edition.type()).values()) {
                values.computeIfAbsent(value.text(), text -> new ArrayList<>())
                        .add(0, new TraitsJoin.ReleaseTraits(edition.release(), value.traits()));
            }
        }
        List<EnumType.Value> joined = new ArrayList<>();
        values.forEach((text, oldestFirst) -> joined.add(new EnumType.Value(text, traits.join(oldestFirst))));
        return new EnumType(name, joined, ofType(editions, traits));
    }

    /** The traits of a type, joined from the releases in which it is a type of its own. */
    static Traits ofType(List<Edition> editions, TraitsJoin traits) {
        return traits.join(editions.stream()
                .filter(Edition::genuine)
                .map(edition -> new TraitsJoin.ReleaseTraits(
                        edition.release(), edition.type().traits()))
                .toList());
    }
}
