package io.github.qmpcodegen.codegen.incremental;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.qmpcodegen.codegen.MemorySources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunRecordTest {

    @TempDir
    private Path folder = Path.of("");

    private final MemorySources sources =
            MemorySources.of("qmp/a b\n.hx", "one").and("qmp/c.hx", "two").and("other/d.hx", "three");

    @Test
    void holdsAsLongAsNothingChanges() throws IOException {
        RunRecord record = record();

        assertTrue(record.holds("request", sources, "output"));
        assertFalse(record.holds("another request", sources, "output"));
        assertFalse(record.holds("request", sources, "another output"));
    }

    @Test
    void anInputThatWasReadMustBeTheSame() throws IOException {
        assertFalse(record().holds("request", sources.and("qmp/c.hx", "edited"), "output"));
    }

    @Test
    void aFolderThatWasListedMustHoldTheSame() throws IOException {
        assertFalse(record().holds("request", sources.and("qmp/e.hx", "added"), "output"));
    }

    @Test
    void whatWasMissingMustStillBeMissing() throws IOException {
        RunRecord record = record();

        assertFalse(record.holds("request", sources.and("docs/qmp-events.txt", "here now"), "output"));
    }

    @Test
    void aFileThatCouldNotBeReadMustStillBeMissing() throws IOException {
        assertFalse(record().holds("request", sources.and("qmp/missing.hx", "here now"), "output"));
    }

    @Test
    void whatNobodyAskedForMayChange() throws IOException {
        assertTrue(record().holds("request", sources.and("other/d.hx", "edited"), "output"));
    }

    @Test
    void isWrittenAndReadBack() throws IOException {
        RunRecord record = record();
        Path file = folder.resolve("deep/in/a.record");

        record.write(file);

        assertEquals(Optional.of(record), RunRecord.read(file));
    }

    @Test
    void aFileOfAnotherFormIsNoRecord() throws IOException {
        Path file = folder.resolve("a.record");

        assertEquals(Optional.empty(), RunRecord.read(file));
        Files.writeString(file, "request\n");
        assertEquals(Optional.empty(), RunRecord.read(file));
        Files.writeString(file, "request\noutput\nfolder\ncom.acme\nWEIGHT 3 path\n");
        assertEquals(Optional.empty(), RunRecord.read(file));
    }

    private RunRecord record() throws IOException {
        RecordingAccess access = new RecordingAccess(sources);
        access.isFolder("qmp");
        access.list("qmp");
        access.read("qmp/a b\n.hx");
        access.read("qmp/c.hx");
        access.isFile("docs/qmp-events.txt");
        assertThrows(NoSuchFileException.class, () -> access.read("qmp/missing.hx"));
        return new RunRecord("request", "../a folder", "com.acme", access.answers(), "output");
    }
}
