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
        Map<String, List<TraitsJoin.Told>> values = new LinkedHashMap<>();
        for (int i = editions.size() - 1; i >= 0; i--) {
            Edition edition = editions.get(i);
            for (EnumType.Value value : ((EnumType) edition.type()).values()) {
                values.computeIfAbsent(value.text(), text -> new ArrayList<>())
                        .add(0, new TraitsJoin.Told(edition.release(), value.traits()));
            }
        }
        List<EnumType.Value> joined = new ArrayList<>();
        values.forEach((text, told) -> joined.add(new EnumType.Value(text, traits.join(told))));
        return new EnumType(name, joined, ofType(editions, traits));
    }

    /** What the releases say of a type that have it as one of its own. */
    static Traits ofType(List<Edition> editions, TraitsJoin traits) {
        return traits.join(editions.stream()
                .filter(Edition::genuine)
                .map(edition ->
                        new TraitsJoin.Told(edition.release(), edition.type().traits()))
                .toList());
    }
}
