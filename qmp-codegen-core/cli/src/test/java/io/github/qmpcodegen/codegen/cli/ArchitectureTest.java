package io.github.qmpcodegen.codegen.cli;

import com.tngtech.archunit.core.domain.JavaClass;
import io.github.qmpcodegen.qmp.architecture.ArchitectureRules;
import java.util.List;
import java.util.Map;

/** The command line asks the library, and knows nothing of how that answers. */
class ArchitectureTest extends ArchitectureRules {

    private static final String ROOT = "io.github.qmpcodegen.codegen";
    private static final String RUNTIME = "io.github.qmpcodegen.qmp..";
    private static final String PICOCLI = "picocli..";

    private static final Map<String, List<String>> MAY_IMPORT = inOrder(
            allow("serve", "examples", "introspect", "schema", RUNTIME, JACKSON),
            // The root has a class for each verb but serve, which is the command line's own.
            allow("cli", "", "source", "schema", "emit.Builders", "emit.JavadocLevel", "output", "serve", PICOCLI));

    ArchitectureTest() {
        super(Main.class, ROOT, MAY_IMPORT);
    }

    @Override
    protected boolean mayPrint(JavaClass type) {
        return row(type).equals("cli");
    }
}
