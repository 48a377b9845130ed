package io.github.qmpcodegen.qmp.testing;

import io.github.qmpcodegen.qmp.architecture.ArchitectureRules;
import java.util.List;
import java.util.Map;

/** The fake and the extensions know what the runtime and the server export. */
class ArchitectureTest extends ArchitectureRules {

    private static final String ROOT = "io.github.qmpcodegen.qmp.testing";
    private static final String RUNTIME = "io.github.qmpcodegen.qmp";
    private static final String CODEC = "io.github.qmpcodegen.qmp.codec";
    private static final String SERVER = "io.github.qmpcodegen.qmp.server";
    private static final String JUNIT = "org.junit..";

    private static final Map<String, List<String>> MAY_IMPORT =
            inOrder(allow("", RUNTIME, CODEC, SERVER, JUNIT, JACKSON));

    ArchitectureTest() {
        super(FakeQmpServer.class, ROOT, MAY_IMPORT);
    }
}
