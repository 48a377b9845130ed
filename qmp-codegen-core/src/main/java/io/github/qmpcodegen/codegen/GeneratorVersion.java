package io.github.qmpcodegen.codegen;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version of the generator, which the build writes into a resource. */
public final class GeneratorVersion {

    private static final String RESOURCE = "version.properties";

    private GeneratorVersion() {}

    /** The version, such as {@code 1.0.0}. */
    public static String version() {
        try (InputStream resource = GeneratorVersion.class.getResourceAsStream(RESOURCE)) {
            if (resource == null) {
                throw new IllegalStateException("the jar of qmp-codegen lacks " + RESOURCE);
            }
            Properties properties = new Properties();
            properties.load(resource);
            return properties.getProperty("version");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The generator's name and version, as generated code states it. */
    public static String nameAndVersion() {
        return "qmp-codegen " + version();
    }
}
