package io.github.qmpcodegen.codegen;

import io.github.qmpcodegen.codegen.emit.JavadocLevel;
import io.github.qmpcodegen.codegen.source.SourceAccess;
import io.github.qmpcodegen.codegen.source.Sources;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** The use of the library that the module's README shows. */
final class ReadmeExample {

    private ReadmeExample() {}

    static String run(Path folder) throws IOException {
        StringBuilder report = new StringBuilder();
        // begin
        SourceAccess files = SourceAccess.below(folder);
        Sources sources = Sources.of("qemu");

        GenerationRequest request = GenerationRequest.builder(sources, "com.acme.qmp", folder.resolve("generated"))
                .includes(List.of("query-*"))
                .javadoc(JavadocLevel.SUMMARY)
                .build();
        GenerationResult generated = Generation.run(request, files);
        if (generated.outcome() != Outcome.DONE) {
            generated.loaded().diagnostics().forEach(report::append);
        }

        CheckResult checked = Check.run(new CheckRequest(sources, Set.of()), files);
        report.append(checked.sarif());

        DocsResult docs = Docs.run(new DocsRequest(sources, DocsRequest.Format.HTML, "Our machines"), files);
        docs.write(folder.resolve("reference"));
        // end
        return report.toString();
    }
}
