package io.github.qmpcodegen.codegen.prose.qapi;

import io.github.qmpcodegen.codegen.schema.Documentation;
import io.github.qmpcodegen.codegen.schema.Example;
import io.github.qmpcodegen.codegen.source.SourceLocation;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a documentation comment says of a definition.
 *
 * @param symbol the name of the definition that it is for; empty for one that is for none, such as a heading
 * @param text what it says of the definition as a whole
 * @param members what it says of members, values and branches, by name
 * @param features what it says of features, by name
 * @param examples the exchanges that it shows
 * @param location where the name stands, or where the comment begins
 */
public record QapiDoc(
        String symbol,
        Documentation text,
        Map<String, Documentation> members,
        Map<String, Documentation> features,
        List<Example> examples,
        SourceLocation location) {

    /** Copies the parts. */
    public QapiDoc {
        members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
        features = Collections.unmodifiableMap(new LinkedHashMap<>(features));
        examples = List.copyOf(examples);
    }

    /** The documentation of what has none. */
    public static QapiDoc none(SourceLocation location) {
        return new QapiDoc("", Documentation.NONE, Map.of(), Map.of(), List.of(), location);
    }

    /** What it says of a member, value or branch. */
    public Documentation member(String name) {
        return members.getOrDefault(name, Documentation.NONE);
    }

    /** What it says of a feature. */
    public Documentation feature(String name) {
        return features.getOrDefault(name, Documentation.NONE);
    }
}
