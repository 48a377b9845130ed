package io.github.qmpcodegen.maven;

import io.github.qmpcodegen.codegen.GenerationRequest;
import io.github.qmpcodegen.codegen.GenerationRequest.Mode;
import io.github.qmpcodegen.codegen.GenerationResult;
import io.github.qmpcodegen.codegen.Generator;
import io.github.qmpcodegen.codegen.source.SourceAccess;
import java.io.File;
import java.io.IOException;
import java.util.List;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/** What generating main and test sources have in common. */
abstract class AbstractGenerateMojo extends AbstractMojo {

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    private @Nullable MavenProject project;

    @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
    private @Nullable MojoExecution execution;

    /**
     * The package of the generated types, such as {@code com.acme.qmp}. There is no default.
     *
     * @since 0.1.0
     */
    @Parameter(property = "qmp.codegen.packageName")
    private @Nullable String packageName;

    /**
     * Which commands and events are generated, as patterns of their names, such as {@code query-*}. By default all.
     *
     * @since 0.1.0
     */
    @Parameter(property = "qmp.codegen.includes")
    private List<String> includes = List.of();

    /**
     * Which commands and events are left out, as patterns of their names, such as {@code x-*}. By default none.
     *
     * @since 0.1.0
     */
    @Parameter(property = "qmp.codegen.excludes")
    private List<String> excludes = List.of();

    /**
     * Whether the documentation of the sources is written in full, or only its first sentences.
     *
     * @since 0.1.0
     */
    @Parameter(property = "qmp.codegen.javadoc", defaultValue = "true")
    private boolean javadoc = true;

    /**
     * Whether the generated types carry {@code javax.annotation.processing.Generated}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "qmp.codegen.generatedAnnotation", defaultValue = "true")
    private boolean generatedAnnotation = true;

    /**
     * Whether warnings about the sources fail the build as errors do.
     *
     * @since 0.1.0
     */
    @Parameter(property = "qmp.codegen.strict", defaultValue = "false")
    private boolean strict;

    /**
     * Whether to do nothing at all; the source root is not registered either.
     *
     * @since 0.1.0
     */
    @Parameter(property = "qmp.codegen.skip", defaultValue = "false")
    private boolean skip;

    /**
     * Whether to write nothing, and to fail the build if the output is not what would be generated: for output that is
     * committed.
     *
     * @since 0.1.0
     */
    @Parameter(property = "qmp.codegen.verifyOnly", defaultValue = "false")
    private boolean verifyOnly;

    /**
     * Whether the output folder becomes a source root of the module, so that it is compiled with the module's own
     * sources.
     *
     * @since 0.1.0
     */
    @Parameter(property = "qmp.codegen.registerAsCompilationRoot", defaultValue = "true")
    private boolean registerAsCompilationRoot = true;

    /** The configured sources. */
    abstract List<String> sources();

    /** The folder in which the package's folders begin. */
    abstract File outputDirectory();

    /** Whether the goal is not to run. */
    boolean isSkipped() {
        return skip;
    }

    /** Lets the module compile a folder. */
    abstract void addSourceRoot(MavenProject project, String folder);

    @Override
    public final void execute() throws MojoExecutionException, MojoFailureException {
        MavenProject module = given(project);
        if (isSkipped()) {
            getLog().info("Skipped: nothing is generated.");
            return;
        }
        GenerationRequest request = request();
        Report report = new Report(getLog(), module.getBasedir().toPath(), request);
        try {
            SourceAccess access = SourceAccess.below(module.getBasedir().toPath());
            GenerationResult result = Generator.generate(request, access);
            report.print(result);
        } catch (IOException e) {
            throw new MojoExecutionException("Cannot write to " + request.output() + ": " + e.getMessage(), e);
        }
        if (registerAsCompilationRoot) {
            addSourceRoot(module, request.output().toString());
        }
    }

    private GenerationRequest request() throws MojoFailureException {
        String id = given(execution).getExecutionId();
        if (packageName == null || packageName.isBlank()) {
            throw new MojoFailureException("No package is set for the generated types; add"
                    + " <packageName>com.acme.qmp</packageName> to the configuration of execution '" + id + "'.");
        }
        if (!GenerationRequest.isPackageName(packageName)) {
            throw new MojoFailureException("The <packageName> of execution '" + id + "' is '" + packageName
                    + "', which is no package name; expected one such as com.acme.qmp.");
        }
        return new GenerationRequest(
                sources(),
                packageName,
                outputDirectory().toPath(),
                includes,
                excludes,
                javadoc,
                generatedAnnotation,
                verifyOnly ? Mode.VERIFY : Mode.WRITE,
                strict);
    }

    /** What Maven always injects. */
    private static <T> T given(@Nullable T injected) {
        if (injected == null) {
            throw new IllegalStateException("goals run in Maven only");
        }
        return injected;
    }
}
