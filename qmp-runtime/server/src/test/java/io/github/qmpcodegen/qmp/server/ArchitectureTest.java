package io.github.qmpcodegen.qmp.server;

import io.github.qmpcodegen.qmp.architecture.ArchitectureRules;
import java.util.List;
import java.util.Map;

/** The server reads and answers JSON by a schema, with what the runtime exports. */
class ArchitectureTest extends ArchitectureRules {

    private static final String ROOT = "io.github.qmpcodegen.qmp.server";
    private static final String RUNTIME = "io.github.qmpcodegen.qmp";
    private static final String CODEC = "io.github.qmpcodegen.qmp.codec";
    private static final String JOB = "io.github.qmpcodegen.qmp.job";
    private static final String SCHEMA = "io.github.qmpcodegen.qmp.schema";

    private static final Map<String, List<String>> MAY_IMPORT = inOrder(
            allow("internal.json", CODEC, JACKSON),
            allow("internal.schema", RUNTIME, CODEC, SCHEMA, JACKSON),
            allow("", "internal.json", "internal.schema", RUNTIME, CODEC, JOB, JACKSON));

    ArchitectureTest() {
        super(QmpServer.class, ROOT, MAY_IMPORT);
    }
}
