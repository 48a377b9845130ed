package io.github.qmpcodegen.codegen;

import io.github.qmpcodegen.codegen.schema.Schema;
import io.github.qmpcodegen.codegen.schema.SchemaSelection;
import io.github.qmpcodegen.codegen.source.SimilarNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A pattern that matches no command, event or type.
 *
 * @param pattern the pattern, as the user wrote it
 * @param include whether it is an include rather than an exclude
 * @param similar a name that was probably meant; empty if none is similar
 */
public record UnmatchedPattern(String pattern, boolean include, Optional<String> similar) {

    static List<UnmatchedPattern> of(SchemaSelection selection, Schema schema) {
        SimilarNames names = new SimilarNames(SchemaSelection.names(schema));
        List<UnmatchedPattern> unmatched = new ArrayList<>();
        selection
                .unmatchedIncludes(schema)
                .forEach(pattern -> unmatched.add(new UnmatchedPattern(pattern, true, names.to(pattern))));
        selection
                .unmatchedExcludes(schema)
                .forEach(pattern -> unmatched.add(new UnmatchedPattern(pattern, false, names.to(pattern))));
        return unmatched;
    }

    /** Says what is wrong with the pattern, without a full stop. */
    public String sentence() {
        return (include ? "the include '" : "the exclude '") + pattern + "' matches no command, event or type"
                + similar.map(name -> "; did you mean '" + name + "'?").orElse("");
    }
}
