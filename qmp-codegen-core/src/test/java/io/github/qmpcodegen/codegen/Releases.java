package io.github.qmpcodegen.codegen;

import io.github.qmpcodegen.codegen.source.SourceAccess;
import io.github.qmpcodegen.codegen.source.Sources;
import io.github.qmpcodegen.testdata.TestData;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The releases of QEMU whose files are in the corpus. */
public final class Releases {

    private Releases() {}

    /** What the documentation of a release up to 2.7 says: its commands, and its events if it describes them. */
    public static LoadedSchema documentation(String release) {
        Path folder = TestData.path("corpus/" + release);
        List<String> sources = new ArrayList<>(List.of("qmp-commands.hx"));
        TestData.eventsOf(release)
                .map(events -> folder.relativize(events).toString())
                .ifPresent(sources::add);
        return LoadedSchema.of(Sources.of(sources), SourceAccess.below(folder));
    }
}
