package io.github.qmpcodegen.maven;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.qmpcodegen.maven.PluginDescription.Parameter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The rules that all goals and parameters keep to. */
class PluginDescriptionTest {

    @TestFactory
    Stream<DynamicTest> everyParameterIsDocumented() throws IOException {
        PluginDescription plugin = PluginDescription.read();
        return plugin.goals().stream()
                .flatMap(goal -> plugin.parameters(goal).entrySet().stream()
                        .map(parameter -> DynamicTest.dynamicTest(
                                goal + " " + parameter.getKey(), () -> check(parameter.getValue()))));
    }

    private static void check(Parameter parameter) {
        assertAll(
                () -> assertTrue(parameter.since().matches("\\d+\\.\\d+\\.\\d+"), "since which version?"),
                () -> assertTrue(parameter.property().startsWith("${qmp.codegen."), "which property sets it?"),
                () -> assertTrue(
                        !parameter.defaultValue().isEmpty()
                                || parameter.description().contains("default"),
                        "what is the default?"),
                () -> assertTrue(parameter.description().contains("Example: "), "where is an example?"));
    }

    @TestFactory
    Stream<DynamicTest> everyGoalRunsInParallelBuildsAndInIdes() throws IOException {
        PluginDescription plugin = PluginDescription.read();
        String ides;
        try (InputStream mapping =
                PluginDescriptionTest.class.getResourceAsStream("/META-INF/m2e/lifecycle-mapping-metadata.xml")) {
            ides = new String(mapping.readAllBytes(), StandardCharsets.UTF_8);
        }
        return plugin.goals().stream()
                .map(goal -> DynamicTest.dynamicTest(goal, () -> {
                    assertEquals("true", plugin.property(goal, "threadSafe"));
                    assertTrue(ides.contains("<goal>" + goal + "</goal>"), "m2e does not know what to do");
                }));
    }

    @Test
    void thereAreGoals() throws IOException {
        assertFalse(PluginDescription.read().goals().isEmpty());
    }
}
