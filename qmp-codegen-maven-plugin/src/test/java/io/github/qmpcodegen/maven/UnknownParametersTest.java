package io.github.qmpcodegen.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class UnknownParametersTest {

    private static final List<String> KNOWN = List.of("packageName", "includes", "excludes");

    @Test
    void whatNoGoalHasIsToldWithWhatMayBeMeant() {
        assertEquals(
                List.of(
                        "Unknown parameter <include> in execution 'monitor'; did you mean <includes>?",
                        "Unknown parameter <colour> in execution 'monitor'."),
                problems(configuration("packageName", "include", "colour", "include")));
    }

    @Test
    void ofWhatAGoalHasNothingIsSaid() {
        assertEquals(List.of(), problems(configuration("includes", "excludes")));
        assertEquals(List.of(), problems(null));
    }

    @Test
    void aGoalThatIsCalledByItsNameIsConfiguredAsThePluginIs() {
        Plugin plugin = new Plugin();
        plugin.setConfiguration(configuration("packagename"));

        assertEquals(
                List.of("Unknown parameter <packagename> in execution 'default-cli'; did you mean <packageName>?"),
                UnknownParameters.problems(plugin, "default-cli", KNOWN));
    }

    private static List<String> problems(@Nullable Xpp3Dom configuration) {
        Plugin plugin = new Plugin();
        PluginExecution execution = new PluginExecution();
        execution.setId("monitor");
        execution.setConfiguration(configuration);
        plugin.addExecution(execution);
        return UnknownParameters.problems(plugin, "monitor", KNOWN);
    }

    private static Xpp3Dom configuration(String... names) {
        Xpp3Dom configuration = new Xpp3Dom("configuration");
        for (String name : names) {
            configuration.addChild(new Xpp3Dom(name));
        }
        return configuration;
    }
}
