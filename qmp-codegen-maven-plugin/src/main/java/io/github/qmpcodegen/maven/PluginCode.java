package io.github.qmpcodegen.maven;

import io.github.qmpcodegen.codegen.output.ContentChecksum;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.maven.artifact.Artifact;

/** Identifies the code of the plugin and its libraries in this build. */
final class PluginCode {

    private PluginCode() {}

    /**
     * Returns a text that changes whenever the code does: the names and versions of all artifacts, and the content of
     * snapshots, which change without changing their version. Empty if one of them is a folder of classes, as when the
     * plugin runs in its own build.
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
