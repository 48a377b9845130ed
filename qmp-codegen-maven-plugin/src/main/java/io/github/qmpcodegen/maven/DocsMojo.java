package io.github.qmpcodegen.maven;

import io.github.qmpcodegen.codegen.Docs;
import io.github.qmpcodegen.codegen.DocsRequest;
import io.github.qmpcodegen.codegen.DocsRequest.Format;
import io.github.qmpcodegen.codegen.DocsResult;
import io.github.qmpcodegen.codegen.Outcome;
import io.github.qmpcodegen.codegen.output.OutputChanges;
import io.github.qmpcodegen.codegen.source.Diagnostic;
import io.github.qmpcodegen.codegen.source.LibraryAccess;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.eclipse.aether.RepositorySystem;

/** Writes a reference of an interface, with a page for each command, event and type. */
@Mojo(name = "docs", defaultPhase = LifecyclePhase.PREPARE_PACKAGE, threadSafe = true)
public final class DocsMojo extends AbstractInterfaceMojo {

    /**
     * The sources of the interface, in all the forms that the goal {@code generate} takes. The default is the folder
     * {@code src/main/qmp}.
     *
     * <p>Example: {@code <sources>src/main/qmp/qmp-commands.hx</sources>}
     *
     * @since 0.1.0
     */
    @Parameter(property = "qmp.codegen.sources")
    private List<String> sources = List.of();

    /**
     * The format of the pages: {@code html}, with a search that also works on local files, or {@code markdown}.
     *
     * <p>Example: {@code <format>markdown</format>}
     *
     * @since 0.1.0
     */
    @Parameter(property = "qmp.codegen.format", defaultValue = "html")
    private String format = "html";

    /**
     * The title of the reference.
     *
     * <p>Example: {@code <title>The monitor of our machines</title>}
     *
     * @since 0.1.0
     */
    @Parameter(property = "qmp.codegen.title", defaultValue = "QMP reference")
    private String title = "";

    /**
     * The folder of the reference's index. Stale pages of earlier runs are deleted from it.
     *
     * <p>Example: {@code <outputDirectory>docs/qmp</outputDirectory>}
     *
     * @since 0.1.0
     */
    @Parameter(property = "qmp.codegen.docsDirectory", defaultValue = "${project.build.directory}/generated-docs/qmp")
    private File outputDirectory = new File("");

    /**
     * Whether to treat warnings about the sources as errors.
     *
     * <p>Example: {@code <strict>true</strict>}
     *
     * @since 0.1.0
     */
    @Parameter(property = "qmp.codegen.strict", defaultValue = "false")
    private boolean strict;

    @Inject
    DocsMojo(RepositorySystem repositories) {
        super(repositories);
    }

    @Override
    String skippedMessage() {
        return "Skipped: no reference is written.";
    }

    @Override
    void execute(LibraryAccess access) throws MojoExecutionException, MojoFailureException, IOException {
        DocsRequest request = new DocsRequest(
                sources(sources, GenerateMojo.USUAL_SOURCES, GenerateMojo.ON_CLASS_PATH, access)
                        .withStrict(strict),
                checkedFormat(),
                title);
        DocsResult result = Docs.run(request, access);
        List<Diagnostic> diagnostics = result.loaded().diagnostics();
        new DiagnosticLog(getLog(), folder()).print(diagnostics, strict);
        if (result.outcome() != Outcome.DONE) {
            throw new MojoFailureException(
                    "The sources have " + DiagnosticLog.problems(diagnostics) + "; the reference is left unchanged.");
        }
        write(result);
    }

    private void write(DocsResult reference) throws MojoFailureException, IOException {
        Log log = getLog();
        Path output = outputDirectory.toPath().normalize();
        OutputChanges changes = reference.write(output);
        if (!changes.foreign().isEmpty()) {
            changes.foreign().forEach(path -> log.error("in the way: " + output.resolve(path)));
            throw new MojoFailureException("Files that were not generated are in the way in " + output
                    + "; move them, or choose another outputDirectory.");
        }
        log.info("Reference in " + output + ": " + changes.summary());
        changes.warnings(path -> output.resolve(path).toString()).forEach(log::warn);
    }

    private Format checkedFormat() throws MojoFailureException {
        return switch (format.toLowerCase(Locale.ROOT)) {
            case "html" -> Format.HTML;
            case "markdown" -> Format.MARKDOWN;
            default ->
                throw new MojoFailureException(
                        "The format of " + here() + " is '" + format + "'; expected html or markdown.");
        };
    }
}
