package io.github.qmpcodegen.codegen.load;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.qmpcodegen.codegen.MemorySources;
import io.github.qmpcodegen.codegen.source.Diagnostic;
import io.github.qmpcodegen.codegen.source.DiagnosticCollector;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class SourceFolderTest {

    private final DiagnosticCollector diagnostics = new DiagnosticCollector();

    @Test
    void oldReleasesHaveTableEventsAndSchemaInTheirPlaces() throws IOException {
        MemorySources tree = tree(
                "qemu/qmp-commands.hx",
                "qemu/hmp-commands.hx",
                "qemu/QMP/qmp-events.txt",
                "qemu/qapi-schema.json",
                "qemu/qapi-schema-guest.json",
                "qemu/qapi/common.json");
        assertEquals(
                List.of("qemu/qapi-schema.json", "qemu/qmp-commands.hx", "qemu/QMP/qmp-events.txt"),
                SourceFolder.sources("qemu", tree, diagnostics));
        assertEquals(
                List.of(
                        "taken from this folder: qapi-schema.json, qmp-commands.hx, QMP/qmp-events.txt",
                        "skipped in this folder, because they describe interfaces of their own: qapi-schema-guest.json"),
                messages());
    }

    @Test
    void newReleasesHaveTheirSchemaInAFolder() throws IOException {
        MemorySources tree = tree(
                "./qapi/qapi-schema.json",
                "./qapi/common.json",
                "./qga/qapi-schema.json",
                "./storage-daemon/qapi/qapi-schema.json",
                "./hmp-commands.hx");
        assertEquals(List.of("./qapi/qapi-schema.json"), SourceFolder.sources("./", tree, diagnostics));
        assertEquals(
                "skipped in this folder, because they describe interfaces of their own:"
                        + " qga/qapi-schema.json, storage-daemon/qapi/qapi-schema.json",
                messages().get(1));
    }

    @Test
    void folderOfAnotherInterfaceGivesThat() throws IOException {
        MemorySources tree = tree("qemu/qga/qapi-schema.json", "qemu/storage-daemon/qapi/qapi-schema.json");
        assertEquals(List.of("qemu/qga/qapi-schema.json"), SourceFolder.sources("qemu/qga", tree, diagnostics));
        assertEquals(
                List.of("qemu/storage-daemon/qapi/qapi-schema.json"),
                SourceFolder.sources("qemu/storage-daemon", tree, diagnostics));
    }

    @Test
    void anyFolderGivesTheSourcesThatLieInIt() throws IOException {
        MemorySources tree =
                tree("mine/b.qapi", "mine/a.hx", "mine/my-events.txt", "mine/readme.txt", "mine/sub/c.json");
        assertEquals(
                List.of("mine/a.hx", "mine/b.qapi", "mine/my-events.txt"),
                SourceFolder.sources("mine", tree, diagnostics));
    }

    @Test
    void folderWithoutSourcesIsAnError() throws IOException {
        assertEquals(List.of(), SourceFolder.sources("mine", tree("mine/readme.txt"), diagnostics));
        assertEquals(
                "folder-without-sources",
                diagnostics.diagnostics().get(0).code().id());
    }

    private List<String> messages() {
        return diagnostics.diagnostics().stream().map(Diagnostic::message).toList();
    }

    private static MemorySources tree(String... paths) {
        MemorySources tree = new MemorySources();
        for (String path : paths) {
            tree.and(path, "");
        }
        return tree;
    }
}
