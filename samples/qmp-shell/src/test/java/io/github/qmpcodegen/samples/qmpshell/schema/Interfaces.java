package io.github.qmpcodegen.samples.qmpshell.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.qmpcodegen.codegen.LoadedSchema;
import io.github.qmpcodegen.codegen.introspect.SchemaInfoWriter;
import io.github.qmpcodegen.codegen.source.Severity;
import io.github.qmpcodegen.codegen.source.Sources;
import io.github.qmpcodegen.samples.qmpshell.StubServer;
import java.util.List;
import java.util.Optional;

/** Interfaces that tests know. */
public final class Interfaces {

    private Interfaces() {}

    /** The schema of the tests, as a user would name it. */
    public static LoadedSchema schema() {
        LoadedSchema loaded = LoadedSchema.of(Sources.of("machine.json"), new ResourceAccess(Interfaces.class));
        assertEquals(
                List.of(),
                loaded.diagnostics().stream()
                        .filter(diagnostic -> diagnostic.severity() == Severity.ERROR)
                        .toList());
        return loaded;
    }

    /** That schema as a server tells it. */
    public static String introspection() {
        return new SchemaInfoWriter().write(schema().schema());
    }

    /** A server that tells that schema of itself. */
    public static StubServer telling() {
        return new StubServer().answering("query-qmp-schema", introspection());
    }

    /** What is known of such a server, for which the user gave the same schema. */
    public static ServerInterface exact() {
        return InterfaceReader.read(telling(), Optional.of(schema()));
    }
}
