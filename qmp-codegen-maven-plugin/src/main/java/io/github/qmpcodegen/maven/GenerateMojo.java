package io.github.qmpcodegen.maven;

import java.io.File;
import java.util.List;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;

/** Generates typed Java of QEMU's interface, for the module's main sources. */
@Mojo(name = "generate", defaultPhase = LifecyclePhase.GENERATE_SOURCES, threadSafe = true)
public final class GenerateMojo extends AbstractGenerateMojo {

    /**
     * What describes the interface: files and folders, relative to the module.
     *
     * @since 0.1.0
     */
    @Parameter(property = "qmp.codegen.sources")
    private List<String> sources = List.of();

    /**
     * The folder in which the package's folders begin.
     *
     * @since 0.1.0
     */
    @Parameter(
            property = "qmp.codegen.outputDirectory",
            defaultValue = "${project.build.directory}/generated-sources/qmp")
    private File outputDirectory = new File("");

    @Override
    List<String> sources() {
        return sources;
    }

    @Override
    File outputDirectory() {
        return outputDirectory;
    }

    @Override
    void addSourceRoot(MavenProject project, String folder) {
        project.addCompileSourceRoot(folder);
    }
}
