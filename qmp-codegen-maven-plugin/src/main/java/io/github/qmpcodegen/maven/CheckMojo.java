package io.github.qmpcodegen.maven;

import io.github.qmpcodegen.codegen.Check;
import io.github.qmpcodegen.codegen.CheckRequest;
import io.github.qmpcodegen.codegen.CheckResult;
import io.github.qmpcodegen.codegen.Outcome;
import io.github.qmpcodegen.codegen.output.OutputFile;
import io.github.qmpcodegen.codegen.source.Diagnostic;
import io.github.qmpcodegen.codegen.source.LibraryAccess;
import io.github.qmpcodegen.codegen.source.Rule;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.eclipse.aether.RepositorySystem;
import org.jspecify.annotations.Nullable;

/**
 * Checks the description of an interface for undocumented parts, documentation that disagrees with what the server
 * accepts, and examples that do not work. The build fails if anything is found.
 */
@Mojo(name = "check", defaultPhase = LifecyclePhase.VERIFY, threadSafe = true)
public final class CheckMojo extends AbstractInterfaceMojo {

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
     * The rules to ignore, by the names that findings end with, such as {@code underline-length}. The default is none.
     *
     * <p>Example: {@code <disabledRules>underline-length</disabledRules>}
     *
     * @since 0.1.0
     */
    @Parameter(property = "qmp.codegen.disabledRules")
    private List<String> disabledRules = List.of();

    /**
     * Whether findings fail the build. Sources with errors always do.
     *
     * <p>Example: {@code <failOnFindings>false</failOnFindings>}
     *
     * @since 0.1.0
     */
    @Parameter(property = "qmp.codegen.failOnFindings", defaultValue = "true")
    private boolean failOnFindings = true;

    /**
     * A file to which to also write the findings, for tools: as SARIF 2.1.0 if its name ends in {@code .sarif}, otherwise
     * as JSON. It is written even if nothing is found. The default is none.
     *
     * <p>Example: {@code <reportFile>target/findings.sarif</reportFile>}
     *
     * @since 0.1.0
     */
    @Parameter(property = "qmp.codegen.reportFile")
    private @Nullable File reportFile;

    @Inject
    CheckMojo(RepositorySystem repositories) {
        super(repositories);
    }

    @Override
    String skippedMessage() {
        return "Skipped: nothing is checked.";
    }

    @Override
    void execute(LibraryAccess access) throws MojoExecutionException, MojoFailureException, IOException {
        for (String rule : disabledRules) {
            if (Rule.of(rule).isEmpty()) {
                throw new MojoFailureException("There is no rule '" + rule + "', which disabledRules of " + here()
                        + " names; expected a name that findings end with, such as underline-length.");
            }
        }
        CheckRequest request = new CheckRequest(
                sources(sources, GenerateMojo.USUAL_SOURCES, GenerateMojo.ON_CLASS_PATH, access),
                new HashSet<>(disabledRules));
        CheckResult result = Check.run(request, access);
        List<Diagnostic> findings = result.findings();
        new DiagnosticLog(getLog(), folder()).print(findings, failOnFindings);
        writeReport(result);
        if (result.outcome() != Outcome.DONE) {
            throw new MojoFailureException("The sources have " + DiagnosticLog.problems(findings) + ".");
        }
        String found = DiagnosticLog.count(findings.size(), "finding");
        if (failOnFindings && !findings.isEmpty()) {
            throw new MojoFailureException("The description of the interface has " + found
                    + "; fix it, or name the rules to ignore in <disabledRules>.");
        }
        getLog().info("Checked the description of the interface: "
                + (findings.isEmpty() ? "nothing was found" : found));
    }

    private void writeReport(CheckResult result) throws IOException {
        if (reportFile == null) {
            return;
        }
        Path file = reportFile.toPath();
        boolean sarif = file.toString().toLowerCase(Locale.ROOT).endsWith(".sarif");
        String text = sarif ? result.sarif() : result.json();
        Files.createDirectories(file.toAbsolutePath().getParent());
        OutputFile.write(file, text.getBytes(StandardCharsets.UTF_8));
    }
}
