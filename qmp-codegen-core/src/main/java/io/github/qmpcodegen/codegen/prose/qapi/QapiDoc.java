package io.github.qmpcodegen.codegen.prose.qapi;

import io.github.qmpcodegen.codegen.schema.Documentation;
import io.github.qmpcodegen.codegen.schema.Example;
import io.github.qmpcodegen.codegen.source.SourceLocation;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a documentation comment says about a definition.
 *
 * @param symbol the name of the definition that it documents; empty if it documents none, like a heading
 * @param text what it says about the definition as a whole
 * @param members what it says about members, values and branches, by name
 * @param features what it says about features, by name
 * @param examples the example exchanges
 * @param location where the name is, or where the comment starts
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

    /** Returns the documentation of something undocumented. */
    public static QapiDoc none(SourceLocation location) {
        return new QapiDoc("", Documentation.NONE, Map.of(), Map.of(), List.of(), location);
    }

    /** What it says about a member, value or branch. */
    public Documentation member(String name) {
        return members.getOrDefault(name, Documentation.NONE);
    }

    /** What it says about a feature. */
    public Documentation feature(String name) {
        return features.getOrDefault(name, Documentation.NONE);
    }
}
