package io.github.qmpcodegen.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.apache.maven.model.Dependency;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class RuntimeDependencyTest {

    @ParameterizedTest
    @CsvSource({"0.9.0, 1.0.0", "1.9.9, 1.10.0", "1.0.0-SNAPSHOT, 1.0.0", "1.0.0-rc-1, 1.0.0"})
    void anOlderRuntimeIsToldWithWhatToDo(String runtime, String plugin) {
        assertEquals(
                Optional.of(
                        "The module depends on qmp-runtime " + runtime + ", and what this plugin generates may need "
                                + plugin + "; depend on io.github.qmpcodegen:qmp-runtime:" + plugin
                                + ", or use version " + runtime
                                + " of the plugin."),
                problem("qmp-runtime", runtime, plugin));
    }

    @ParameterizedTest
    @CsvSource({"1.0.0, 1.0.0", "1.10.0, 1.9.0", "1.0.0, 1.0.0-SNAPSHOT"})
    void aRuntimeThatIsNotOlderIsFine(String runtime, String plugin) {
        assertEquals(Optional.empty(), problem("qmp-runtime", runtime, plugin));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"[0.1,)", "${elsewhere}", ""})
    void ofAVersionThatThePomLeavesOpenNothingIsSaid(@Nullable String runtime) {
        assertEquals(Optional.empty(), problem("qmp-runtime", runtime, "1.0.0"));
    }

    @Test
    void ofOtherDependenciesNothingIsSaid() {
        assertEquals(Optional.empty(), problem("qmp-testing", "0.9.0", "1.0.0"));
        assertEquals(Optional.empty(), RuntimeDependency.problem(List.of(), "1.0.0"));
    }

    private static Optional<String> problem(String artifact, @Nullable String version, String plugin) {
        Dependency dependency = new Dependency();
        dependency.setGroupId("io.github.qmpcodegen");
        dependency.setArtifactId(artifact);
        dependency.setVersion(version);
        return RuntimeDependency.problem(List.of(dependency), plugin);
    }
}
