package io.github.qmpcodegen.codegen.syntax;

import io.github.qmpcodegen.codegen.source.SourceLocation;
import java.util.List;

/**
 * A section of documentation, between SQMP and EQMP.
 *
 * @param lines its lines, without those of HXCOMM
 * @param conditions the conditions of the preprocessor that hold where it begins, outermost first
 * @param location where its SQMP is
 */
public record HxDocumentation(List<TextLine> lines, List<String> conditions, SourceLocation location)
        implements HxElement {

    /** Copies the lists. */
    public HxDocumentation {
        lines = List.copyOf(lines);
        conditions = List.copyOf(conditions);
    }
}
