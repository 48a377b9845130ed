package io.github.qmpcodegen.maven;

import io.github.qmpcodegen.codegen.Generation;
import io.github.qmpcodegen.codegen.GenerationRequest;
import io.github.qmpcodegen.codegen.GenerationRequest.Mode;
import io.github.qmpcodegen.codegen.GenerationResult;
import io.github.qmpcodegen.codegen.IncrementalGeneration;
import io.github.qmpcodegen.codegen.PackageName;
import io.github.qmpcodegen.codegen.emit.Builders;
import io.github.qmpcodegen.codegen.emit.JavadocLevel;
import io.github.qmpcodegen.codegen.source.LibraryAccess;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.model.Resource;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.eclipse.aether.RepositorySystem;
import org.jspecify.annotations.Nullable;

/** The base class of the goals that generate main and test sources. */
abstract class AbstractGenerateMojo extends AbstractInterfaceMojo {

    @Parameter(defaultValue = "${plugin.artifacts}", readonly = true, required = true)
    private List<Artifact> pluginArtifacts = List.of();

    @Parameter(defaultValue = "${project.build.directory}", readonly = true, required = true)
    private @Nullable File buildDirectory;

    /**
     * The package of the generated types. Required, without a default.
     *
     * <p>Example: {@code <packageName>com.acme.qmp</packageName>}
     *
     * @since 0.1.0
     */
    @Parameter(property = "qmp.codegen.packageName")
    private @Nullable String packageName;

    /**
     * Patterns of the names of the commands and events to generate. The default is all. The types that they need are
     * generated with them; types whose names match are generated even if nothing needs them, so {@code *} gives all types
     * of a schema that has neither commands nor events.
     *
     * <p>Example: {@code <includes>query-*,device_add,DEVICE_*</includes>}
     *
     * @since 0.1.0
     */
    @Parameter(property = "qmp.codegen.includes")
    private List<String> includes = List.of();

    /**
     * Patterns of the names of commands, events and types to leave out, even if they are included. The default is none.
     * Whatever uses an excluded type takes plain JSON.
     *
     * <p>Example: {@code <excludes>x-*,human-monitor-command</excludes>}
     *
     * @since 0.1.0
     */
    @Parameter(property = "qmp.codegen.excludes")
    private List<String> excludes = List.of();

    /**
     * How much of the documentation of the sources becomes Javadoc: {@code full} (all of it), {@code summary} (first
     * sentences) or {@code none}.
     *
     * <p>Example: {@code <javadoc>summary</javadoc>}
     *
     * @since 0.1.0
     */
    @Parameter(property = "qmp.codegen.javadoc", defaultValue = "full")
    private String javadoc = "full";

    /**
     * Which types get builders, apart from those for which a constructor does just as well: {@code all}, or
     * {@code requests} for only requests and the types of their arguments. Replies and events are then created by their
     * constructors, and there is less to compile.
     *
     * <p>Example: {@code <builders>requests</builders>}
     *
     * @since 0.1.0
     */
    @Parameter(property = "qmp.codegen.builders", defaultValue = "all")
    private String builders = "all";

    /**
     * Whether the generated types are annotated with the JDK's {@code javax.annotation.processing.Generated}.
     *
     * <p>Example: {@code <generatedAnnotation>false</generatedAnnotation>}
     *
     * @since 0.1.0
     */
    @Parameter(property = "qmp.codegen.generatedAnnotation", defaultValue = "true")
    private boolean generatedAnnotation = true;

    /**
     * Whether to also write the documented exchanges: a resource beside the types, from which test servers answer.
     *
     * <p>Example: {@code <examples>true</examples>}
     *
     * @since 0.1.0
     */
    @Parameter(property = "qmp.codegen.examples", defaultValue = "false")
    private boolean examples;

    /**
     * Whether to treat warnings about the sources as errors.
     *
     * <p>Example: {@code <strict>true</strict>}
     *
     * @since 0.1.0
     */
    @Parameter(property = "qmp.codegen.strict", defaultValue = "false")
    private boolean strict;

    /**
     * Whether to write nothing and fail the build if the output is not up to date. For output that is committed; line
     * endings do not count.
     *
     * <p>Example: {@code <verifyOnly>true</verifyOnly>}, or in continuous integration only,
     * {@code mvn -Dqmp.codegen.verifyOnly verify}
     *
     * @since 0.1.0
     */
    @Parameter(property = "qmp.codegen.verifyOnly", defaultValue = "false")
    private boolean verifyOnly;

    /**
     * Whether to add the output folder to the source roots of the module, so that it is compiled with the module's own
     * sources.
     *
     * <p>Example: {@code <registerAsCompilationRoot>false</registerAsCompilationRoot>} where the folder is one of the
     * module's source roots already, such as {@code src/main/java}
     *
     * @since 0.1.0
     */
    @Parameter(property = "qmp.codegen.registerAsCompilationRoot", defaultValue = "true")
    private boolean registerAsCompilationRoot = true;

    AbstractGenerateMojo(RepositorySystem repositories) {
        super(repositories);
    }

    /** Returns what differs between main and test sources. */
    abstract Target target();

    @Override
    final String skippedMessage() {
        return "Skipped: nothing is generated.";
    }

    @Override
    final void execute(LibraryAccess access) throws MojoExecutionException, MojoFailureException, IOException {
        GenerationRequest request = request(access);
        claimOutput(request);
        RuntimeDependency.problem(module().getDependencies(), execution().getVersion())
                .ifPresent(getLog()::warn);
        Report report = new Report(getLog(), folder(), request);
        Optional<String> code = PluginCode.of(pluginArtifacts);
        Optional<GenerationResult> result = code.isPresent()
                ? IncrementalGeneration.run(request, access, record(), code.get())
                : Optional.of(Generation.run(request, access));
        if (result.isPresent()) {
            report.print(result.get());
        } else {
            report.printUpToDate();
        }
        if (registerAsCompilationRoot) {
            target().register().accept(module(), request.output().toString());
            if (examples) {
                target().addResource().accept(module(), resource(request.output()));
            }
        }
    }

    /** Returns the files in the output that are not sources, and are copied to the classes unchanged. */
    private static Resource resource(Path output) {
        Resource resource = new Resource();
        resource.setDirectory(output.toString());
        resource.addInclude("**/*.json");
        return resource;
    }

    private GenerationRequest request(LibraryAccess access) throws MojoFailureException, MojoExecutionException {
        Target target = target();
        return GenerationRequest.builder(
                        sources(target.sources(), target.usualSources(), target.onClassPath(), access)
                                .withStrict(strict),
                        checkedPackageName(),
                        target.output().toPath().normalize())
                .includes(includes)
                .excludes(excludes)
                .javadoc(checkedJavadoc())
                .builders(checkedBuilders())
                .generatedAnnotation(generatedAnnotation)
                .examples(examples)
                .mode(verifyOnly ? Mode.VERIFY : Mode.WRITE)
                .build();
    }

    private JavadocLevel checkedJavadoc() throws MojoFailureException {
        return switch (javadoc.toLowerCase(Locale.ROOT)) {
            case "full" -> JavadocLevel.FULL;
            case "summary" -> JavadocLevel.SUMMARY;
            case "none" -> JavadocLevel.NONE;
            default ->
                throw new MojoFailureException(
                        "The javadoc of " + here() + " is '" + javadoc + "'; expected full, summary or none.");
        };
    }

    private Builders checkedBuilders() throws MojoFailureException {
        return switch (builders.toLowerCase(Locale.ROOT)) {
            case "all" -> Builders.ALL;
            case "requests" -> Builders.REQUESTS;
            default ->
                throw new MojoFailureException(
                        "The builders of " + here() + " are '" + builders + "'; expected all or requests.");
        };
    }

    private String checkedPackageName() throws MojoFailureException {
        if (packageName == null || packageName.isBlank()) {
            throw new MojoFailureException("No package is set for the generated types; add"
                    + " <packageName>com.acme.qmp</packageName> to the configuration of " + here()
                    + configuredElsewhere() + ".");
        }
        Optional<String> problem = PackageName.problem(packageName);
        if (problem.isPresent()) {
            throw new MojoFailureException(
                    "The packageName of " + here() + " is '" + packageName + "', which " + problem.get() + ".");
        }
        return packageName;
    }

    /** A goal that is called by its name does not see the configuration of the pom's executions. */
    private String configuredElsewhere() {
        MojoExecution current = execution();
        Plugin plugin = module().getPlugin(current.getPlugin().getKey());
        List<String> others = plugin == null
                ? List.of()
                : plugin.getExecutions().stream()
                        .map(PluginExecution::getId)
                        .filter(id -> !id.equals(current.getExecutionId()))
                        .sorted()
                        .map(id -> "qmp-codegen:" + current.getGoal() + "@" + id)
                        .toList();
        return others.isEmpty() ? "" : ", or run one of the pom's executions: " + String.join(", ", others);
    }

    /** Checks that no other execution generates the same package: each would delete what the other has written. */
    private void claimOutput(GenerationRequest request) throws MojoFailureException {
        String claim = getClass().getName() + ":" + request.output() + ":" + request.packageName();
        String id = execution().getExecutionId();
        Object owner = module().getContextValue(claim);
        if (owner != null && !owner.equals(id)) {
            throw new MojoFailureException("The executions '" + owner + "' and '" + id + "' both generate "
                    + request.packageName() + " in " + request.output()
                    + "; give each its own <packageName> or <outputDirectory>.");
        }
        module().setContextValue(claim, id);
    }

    /** The file with the record of the last run; each execution has its own. */
    private Path record() {
        MojoExecution current = execution();
        return injected(buildDirectory)
                .toPath()
                .resolve("qmp-codegen")
                .resolve(current.getGoal() + "-" + current.getExecutionId() + ".record");
    }
}
