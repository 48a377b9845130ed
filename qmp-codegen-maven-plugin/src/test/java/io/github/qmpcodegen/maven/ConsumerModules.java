package io.github.qmpcodegen.maven;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The modules of a project that uses the plugin, each with a small schema of its own, to be made before the build. */
public final class ConsumerModules {

    private static final String SCHEMA = """
            ##
            # @ring:
            #
            # Ring the bell. This is told in full.
            #
            # @times: how often
            #
            # Since: 1.0
            ##
            { 'command': 'ring', 'data': { '*times': 'int' } }

            ##
            # @Bell:
            #
            # A bell.
            #
            # @loud: whether it is loud
            #
            # Since: 1.0
            ##
            { 'struct': 'Bell', 'data': { 'loud': 'bool' } }

            ##
            # @query-bell:
            #
            # Show the bell.
            #
            # Returns: the bell
            #
            # Since: 1.0
            ##
            { 'command': 'query-bell', 'returns': 'Bell' }

            ##
            # @RUNG:
            #
            # Emitted when the bell has been rung.
            #
            # @times: how often
            #
            # Since: 1.0
            ##
            { 'event': 'RUNG', 'data': { 'times': 'int' } }
            """;

    private static final String POM = """
            <?xml version="1.0" encoding="UTF-8"?>
            <project xmlns="http://maven.apache.org/POM/4.0.0"
                     xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
                     xsi:schemaLocation="http://maven.apache.org/POM/4.0.0 http://maven.apache.org/xsd/maven-4.0.0.xsd">
              <modelVersion>4.0.0</modelVersion>
              <parent>
                <groupId>com.acme</groupId>
                <artifactId>parent</artifactId>
                <version>1.0</version>
                <relativePath />
              </parent>
              <artifactId>%s</artifactId>
              <dependencies>
                <dependency>
                  <groupId>io.github.qmpcodegen</groupId>
                  <artifactId>qmp-runtime</artifactId>
                  <version>${qmp-codegen.version}</version>
                </dependency>
              </dependencies>
              <build>
                <plugins>
                  <plugin>
                    <groupId>io.github.qmpcodegen</groupId>
                    <artifactId>qmp-codegen-maven-plugin</artifactId>
                    <executions>
            %s        </executions>
                  </plugin>
                </plugins>
              </build>
            </project>
            """;

    private static final String EXECUTION = """
                      <execution>
                        <id>execution%d</id>
                        <goals>
                          <goal>generate</goal>
                        </goals>
                        <configuration>%s</configuration>
                      </execution>
            """;

    private final Path folder;
    private final List<String> names = new ArrayList<>();

    /**
     * No modules yet.
     *
     * @param folder the folder of the project, whose POM has the comment {@code <!-- modules -->}
     */
    public ConsumerModules(File folder) {
        this.folder = folder.toPath();
    }

    /**
     * Adds a module.
     *
     * @param name its name
     * @param configurations the configuration of the plugin in each of its executions
     */
    public void add(String name, List<String> configurations) throws IOException {
        StringBuilder executions = new StringBuilder();
        for (int i = 0; i < configurations.size(); i++) {
            executions.append(EXECUTION.formatted(i, configurations.get(i)));
        }
        Path sources = Files.createDirectories(folder.resolve(name).resolve("src/main/qmp"));
        Files.writeString(sources.resolve("bell.json"), SCHEMA);
        Files.writeString(folder.resolve(name).resolve("pom.xml"), POM.formatted(name, executions));
        names.add(name);
    }

    /** Lists the modules in the POM of the project. */
    public void list() throws IOException {
        Path pom = folder.resolve("pom.xml");
        List<String> modules =
                names.stream().map(name -> "<module>" + name + "</module>").toList();
        Files.writeString(pom, Files.readString(pom).replace("<!-- modules -->", String.join("\n    ", modules)));
    }
}
