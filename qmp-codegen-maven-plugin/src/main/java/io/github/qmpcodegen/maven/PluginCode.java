package io.github.qmpcodegen.maven;

import io.github.qmpcodegen.codegen.output.ContentChecksum;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.maven.artifact.Artifact;

/** The plugin and its libraries as they run in this build. */
final class PluginCode {

    private PluginCode() {}

    /**
     * A text that changes whenever the code does: the names and versions of all artifacts, and the content of snapshots,
     * which change and keep their version. Empty where one of them is a folder of classes, which is where the plugin runs
     * in the build that makes it.
     *
     * @param artifacts the plugin and its libraries
     * @throws IOException if a snapshot cannot be read
     */
    static Optional<String> of(List<Artifact> artifacts) throws IOException {
        TreeSet<String> code = new TreeSet<>();
        for (Artifact artifact : artifacts) {
            Path file = artifact.getFile().toPath();
            if (Files.isDirectory(file)) {
                return Optional.empty();
            }
            String content = artifact.isSnapshot() ? ContentChecksum.of(file) : "";
            code.add(artifact + " " + content);
        }
        return Optional.of(String.join("\n", code));
    }
}
