package io.github.qmpcodegen.maven;

import java.util.List;
import java.util.Optional;
import org.apache.maven.artifact.versioning.DefaultArtifactVersion;
import org.apache.maven.model.Dependency;

/** The module's dependency on the runtime, which generated code calls. */
final class RuntimeDependency {

    private static final String GROUP = "io.github.qmpcodegen";
    private static final String ARTIFACT = "qmp-runtime";

    private RuntimeDependency() {}

    /**
     * Says in a sentence what is wrong with its version, and what to do about it. Empty if the POM names no version or
     * a range: Maven then decides, and the generated code checks the result.
     *
     * @param dependencies the dependencies that the module's POM names
     * @param pluginVersion the version of the plugin
     */
    static Optional<String> problem(List<Dependency> dependencies, String pluginVersion) {
        return dependencies.stream()
                .filter(dependency ->
                        GROUP.equals(dependency.getGroupId()) && ARTIFACT.equals(dependency.getArtifactId()))
                .map(Dependency::getVersion)
                .filter(version -> version != null && !version.isEmpty() && Character.isDigit(version.charAt(0)))
                .filter(version ->
                        new DefaultArtifactVersion(version).compareTo(new DefaultArtifactVersion(pluginVersion)) < 0)
                .map(version -> "The module depends on " + ARTIFACT + " " + version
                        + ", and what this plugin generates may need "
                        + pluginVersion + "; depend on " + GROUP + ":" + ARTIFACT + ":" + pluginVersion
                        + ", or use version " + version + " of the plugin.")
                .findFirst();
    }
}
