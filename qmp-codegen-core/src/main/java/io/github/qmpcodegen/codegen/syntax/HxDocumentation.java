package io.github.qmpcodegen.codegen.syntax;

import io.github.qmpcodegen.codegen.source.SourceLocation;
import java.util.List;

/**
 * What stands between SQMP and EQMP.
 *
 * @param lines its lines, those of HXCOMM left out
 * @param location where its SQMP stands
 */
public record HxDocumentation(List<TextLine> lines, SourceLocation location) implements HxElement {

    /** Copies the lines. */
    public HxDocumentation {
        lines = List.copyOf(lines);
    }
}
