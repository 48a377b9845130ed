package io.github.qmpcodegen.codegen.syntax;

import io.github.qmpcodegen.codegen.source.SourceLocation;
import java.util.List;

/**
 * A section of documentation, between SQMP and EQMP.
 *
 * @param lines its lines, without those of HXCOMM
 * @param location where its SQMP is
 */
public record HxDocumentation(List<TextLine> lines, SourceLocation location) implements HxElement {

    /** Copies the lines. */
    public HxDocumentation {
        lines = List.copyOf(lines);
    }
}
