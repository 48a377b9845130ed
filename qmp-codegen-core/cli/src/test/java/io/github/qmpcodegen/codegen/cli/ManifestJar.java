package io.github.qmpcodegen.codegen.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** A jar of the command line that has nothing in it but a manifest. */
final class ManifestJar {

    private ManifestJar() {}

    /**
     * Writes it.
     *
     * @param path where
     * @param classPath as it stands in the manifest
     * @return the path
     */
    static String write(Path path, String classPath) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, Main.class.getName());
        manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, classPath);
        try (OutputStream out = Files.newOutputStream(path)) {
            new JarOutputStream(out, manifest).close();
        }
        return path.toString();
    }
}
