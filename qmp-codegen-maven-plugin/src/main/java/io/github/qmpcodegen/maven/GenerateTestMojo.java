package io.github.qmpcodegen.maven;

import java.io.File;
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.RepositorySystem;

/** Generates typed Java for QEMU's interface as part of the module's test sources. */
@Mojo(name = "generate-test", defaultPhase = LifecyclePhase.GENERATE_TEST_SOURCES, threadSafe = true)
public final class GenerateTestMojo extends AbstractGenerateMojo {

    /**
     * What describes the interface. Each is one of
     * <ul>
     * <li>a file or a folder, relative to the module: {@code src/test/qmp/qmp-commands.hx}</li>
     * <li>a pattern of files: <code>src/test/qmp/**&#47;*.hx</code></li>
     * <li>a file, folder or pattern in an artifact's jar: {@code mvn:com.acme:schemas:1.0!/qmp/*.json}; without the
     * version where the module has or manages a dependency on it</li>
     * <li>a resource on the class path of the module's own dependencies: {@code classpath:qmp/qapi-schema.json}</li>
     * <li>a running server, where {@code allowLiveServer} allows it: {@code unix:/run/qemu.sock}</li>
     * </ul>
     * The default is the folder {@code src/test/qmp}.
     *
     * <p>Example: {@code <sources>src/test/qmp/qmp-commands.hx,src/test/qmp/qmp-events.txt</sources>}
     *
     * @since 0.1.0
     */
    @Parameter(property = "qmp.codegen.testSources")
    private List<String> sources = List.of();

    /**
     * The root folder of the generated sources. Files there that are not generated are left alone.
     *
     * <p>Example: {@code <outputDirectory>src/generated/java</outputDirectory>}
     *
     * @since 0.1.0
     */
    @Parameter(
            property = "qmp.codegen.testOutputDirectory",
            defaultValue = "${project.build.directory}/generated-test-sources/qmp")
    private File outputDirectory = new File("");

    @Parameter(property = "maven.test.skip", defaultValue = "false", readonly = true)
    private boolean skipTests;

    @Inject
    GenerateTestMojo(RepositorySystem repositories) {
        super(repositories);
    }

    @Override
    boolean isSkipped() {
        return skipTests || super.isSkipped();
    }

    @Override
    Target target() {
        return new Target(
                sources,
                "src/test/qmp",
                outputDirectory,
                dependency -> true,
                MavenProject::addTestCompileSourceRoot,
                MavenProject::addTestResource);
    }
}
