package io.github.qmpcodegen.maven;

import java.io.File;
import java.util.List;
import java.util.function.Predicate;
import javax.inject.Inject;
import org.apache.maven.model.Dependency;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.RepositorySystem;

/**
 * Generates typed Java for QEMU's interface as part of the module's main sources.
 *
 * <p>A whole QEMU is best generated in a separate module: Maven recompiles all classes of a module when one of them
 * changes.
 */
@Mojo(name = "generate", defaultPhase = LifecyclePhase.GENERATE_SOURCES, threadSafe = true)
public final class GenerateMojo extends AbstractGenerateMojo {

    static final String USUAL_SOURCES = "src/main/qmp";

    /** The dependencies of the main class path. */
    static final Predicate<Dependency> ON_CLASS_PATH = dependency -> !"test".equals(dependency.getScope());

    /**
     * What describes the interface. Each is one of
     * <ul>
     * <li>a file or a folder, relative to the module: {@code src/main/qmp/qmp-commands.hx}</li>
     * <li>a pattern of files: <code>src/main/qmp/**&#47;*.hx</code></li>
     * <li>a file, folder or pattern in an artifact's jar: {@code mvn:com.acme:schemas:1.0!/qmp/*.json}; without the
     * version where the module has or manages a dependency on it</li>
     * <li>a resource on the class path of the module's own dependencies: {@code classpath:qmp/qapi-schema.json}</li>
     * <li>a running server, where {@code allowLiveServer} allows it: {@code unix:/run/qemu.sock}</li>
     * </ul>
     * The default is the folder {@code src/main/qmp}.
     *
     * <p>Example: {@code <sources>src/main/qmp/qmp-commands.hx,src/main/qmp/qmp-events.txt</sources>}
     *
     * @since 0.1.0
     */
    @Parameter(property = "qmp.codegen.sources")
    private List<String> sources = List.of();

    /**
     * The root folder of the generated sources. Files there that are not generated are left alone.
     *
     * <p>Example: {@code <outputDirectory>src/generated/java</outputDirectory>}
     *
     * @since 0.1.0
     */
    @Parameter(
            property = "qmp.codegen.outputDirectory",
            defaultValue = "${project.build.directory}/generated-sources/qmp")
    private File outputDirectory = new File("");

    @Inject
    GenerateMojo(RepositorySystem repositories) {
        super(repositories);
    }

    @Override
    Target target() {
        return new Target(
                sources,
                USUAL_SOURCES,
                outputDirectory,
                ON_CLASS_PATH,
                MavenProject::addCompileSourceRoot,
                MavenProject::addResource);
    }
}
