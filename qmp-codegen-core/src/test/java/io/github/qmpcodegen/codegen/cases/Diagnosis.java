package io.github.qmpcodegen.codegen.cases;

import io.github.qmpcodegen.codegen.MemorySources;
import io.github.qmpcodegen.codegen.source.Diagnostic;
import java.util.List;
import java.util.Map;

/** What the generator has to say about the files of a case. */
final class Diagnosis {

    private Diagnosis() {}

    /**
     * Loads files as the sources of one interface.
     *
     * @param files their contents by their names
     */
    static List<Diagnostic> diagnose(Map<String, byte[]> files) {
        MemorySources sources = new MemorySources();
        files.forEach(sources::and);
        return sources.load().diagnostics();
    }
}
