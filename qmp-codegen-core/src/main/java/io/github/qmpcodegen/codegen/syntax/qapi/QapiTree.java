package io.github.qmpcodegen.codegen.syntax.qapi;

import io.github.qmpcodegen.codegen.source.SourceLocation;
import java.util.List;

/**
 * A QAPI schema with everything that it includes.
 *
 * @param modules its files in the order in which they are complete: included files come before the file that includes
 *     them at its start; if it includes files in between, its elements are split around the include
 */
public record QapiTree(List<Module> modules) {

    /** Copies the modules. */
    public QapiTree {
        modules = List.copyOf(modules);
    }

    /**
     * A run of elements of one file.
     *
     * @param file the file
     * @param elements the elements in order
     * @param includedFrom where the file is included, nearest place first; empty for a named file
     */
    public record Module(QapiFile file, List<QapiElement> elements, List<SourceLocation> includedFrom) {

        /** Copies the lists. */
        public Module {
            elements = List.copyOf(elements);
            includedFrom = List.copyOf(includedFrom);
        }
    }
}
