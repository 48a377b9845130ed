package io.github.qmpcodegen.qemu.operations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.qmpcodegen.codegen.Export;
import io.github.qmpcodegen.codegen.ExportRequest;
import io.github.qmpcodegen.codegen.source.SourceAccess;
import io.github.qmpcodegen.codegen.source.Sources;
import io.github.qmpcodegen.qemu.MigrationCapability;
import io.github.qmpcodegen.qemu.QemuRegistry;
import io.github.qmpcodegen.qmp.QmpClient;
import io.github.qmpcodegen.qmp.QmpOptions;
import io.github.qmpcodegen.qmp.codec.QmpJson;
import io.github.qmpcodegen.testdata.NeedsTestData;
import io.github.qmpcodegen.testdata.TestData;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Migrations of machines of releases that are not at hand: nothing is sent that they do not take. */
@NeedsTestData
@Timeout(300)
class MigrationCorpusTest {

    private static JsonNode schema(String release) {
        Sources sources = Sources.of(List.of(release + "/qapi/qapi-schema.json"));
        return QmpJson.parse(Export.run(new ExportRequest(sources), SourceAccess.below(TestData.path("")))
                .json());
    }

    @ParameterizedTest
    @CsvSource({
        "corpus/4.2.0, exec:(set -C; : > MARK) && cat > '/state' && rm MARK",
        "releases/6.0.0, exec:(set -C; : > MARK) && cat > '/state' && rm MARK",
        "corpus/7.2.0, exec:(set -C; : > MARK) && cat > '/state' && rm MARK",
        "releases/9.0.0, file:/state",
        "corpus/10.0.0, file:/state"
    })
    void theReleaseTakesAllThatIsSent(String release, String file) {
        JsonNode schema = schema(release);
        try (FakeMigration machines = new FakeMigration().serve(schema);
                QmpClient source = machines.source().connect(false);
                QmpClient destination = machines.destination().connect(false)) {
            Outcome<MigrationResult> outcome = Operations.of(source)
                    .migrate(MigrationRequest.to(MigrationTarget.socket(destination, "unix:/migration"))
                            .capability(MigrationCapability.XBZRLE)
                            .parameters(members -> members.maxBandwidth(1 << 20))
                            .build())
                    .await();

            assertInstanceOf(Outcome.Completed.class, outcome, outcome::toString);
            assertEquals(List.of(), outcome.remnants());
        }
        try (FakeMigration machines = new FakeMigration().serve(schema);
                QmpClient source = machines.source().connect(false)) {
            machines.course(machines::sendAll);
            Outcome<MigrationResult> outcome = Operations.of(source)
                    .migrate(MigrationRequest.to(MigrationTarget.file("/state")).build())
                    .await();

            assertInstanceOf(Outcome.Completed.class, outcome, outcome::toString);
            assertEquals(
                    file,
                    machines.source()
                            .server()
                            .awaitRequest("migrate")
                            .arguments()
                            .path("uri")
                            .asString("")
                            .replaceAll("/tmp/migration-incomplete-[0-9a-f]{8}", "MARK"));
        }
    }

    @Test
    void whatAReleaseLacksIsKnownBeforeAnythingIsDone() {
        try (FakeMigration machines = new FakeMigration().serve(schema("corpus/4.2.0"));
                QmpClient source = machines.source().connect(false, knowingReleases());
                QmpClient destination = machines.destination().connect(false, knowingReleases())) {
            Outcome<MigrationResult> outcome = Operations.of(source)
                    .migrate(MigrationRequest.to(MigrationTarget.socket(destination, "unix:/migration"))
                            .capability(MigrationCapability.ZERO_COPY_SEND)
                            .build())
                    .await();

            assertInstanceOf(Outcome.Unsupported.class, outcome);
            assertTrue(outcome.toString().contains("zero-copy-send"), outcome::toString);
            assertTrue(outcome.toString().contains("in QEMU 7.2"), outcome::toString);
            assertEquals(List.of(), machines.source().commands());
            assertEquals(List.of(), machines.destination().commands());
        }
    }

    private static QmpOptions.Builder knowingReleases() {
        return QmpOptions.builder().registry(new QemuRegistry());
    }
}
