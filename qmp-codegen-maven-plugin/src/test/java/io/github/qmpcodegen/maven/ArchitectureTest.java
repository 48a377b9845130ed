package io.github.qmpcodegen.maven;

import io.github.qmpcodegen.qmp.architecture.ArchitectureRules;
import java.util.List;
import java.util.Map;

/** The plugin asks the library, and knows nothing of how that answers. */
class ArchitectureTest extends ArchitectureRules {

    private static final String ROOT = "io.github.qmpcodegen.maven";
    private static final String CODEGEN = "io.github.qmpcodegen.codegen";
    private static final String EMIT = "io.github.qmpcodegen.codegen.emit";
    private static final String OUTPUT = "io.github.qmpcodegen.codegen.output";
    private static final String SOURCE = "io.github.qmpcodegen.codegen.source";
    private static final String MAVEN = "org.apache.maven..";
    private static final String CONFIGURATION = "org.codehaus.plexus.util.xml..";
    private static final String RESOLVER = "org.eclipse.aether..";

    private static final Map<String, List<String>> MAY_IMPORT =
            inOrder(allow("", CODEGEN, EMIT, OUTPUT, SOURCE, MAVEN, CONFIGURATION, RESOLVER));

    ArchitectureTest() {
        super(GenerateMojo.class, ROOT, MAY_IMPORT);
    }
}
