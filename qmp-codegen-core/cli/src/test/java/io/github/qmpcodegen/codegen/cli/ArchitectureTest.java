package io.github.qmpcodegen.codegen.cli;

import io.github.qmpcodegen.codegen.ArchitectureRules;
import java.util.List;
import java.util.Map;

/** The command line asks the library, and knows nothing of how that answers. */
class ArchitectureTest extends ArchitectureRules {

    private static final String PICOCLI = "picocli..";

    private static final Map<String, List<String>> MAY_IMPORT = inOrder(
            allow("serve", "examples", "introspect", "schema", RUNTIME, JACKSON),
            // The root answers with a schema, and with what changed on disk. What is made of a schema besides Java has
            // a verb each: a method of the root for each would only pass the schema on.
            allow("cli", "", "source", "schema", "output", "lint", "diff", "serve", PICOCLI));

    ArchitectureTest() {
        super(Main.class, MAY_IMPORT);
    }
}
