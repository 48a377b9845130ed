package io.github.qmpcodegen.maven;

import io.github.qmpcodegen.codegen.source.SimilarNames;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/** What an execution of the plugin configures, and none of its goals has. Maven ignores that, before 3.9 silently. */
final class UnknownParameters {

    private UnknownParameters() {}

    /**
     * Says of each in a sentence what it is, and what may be meant.
     *
     * @param plugin the plugin in the POM
     * @param executionId the execution; one that the POM does not have is configured as the plugin is
     * @param known the parameters of all goals
     */
    static List<String> problems(Plugin plugin, String executionId, Collection<String> known) {
        Map<String, PluginExecution> executions = plugin.getExecutionsAsMap();
        Object configuration = executions.containsKey(executionId)
                ? executions.get(executionId).getConfiguration()
                : plugin.getConfiguration();
        SimilarNames similar = new SimilarNames(known);
        return configuration instanceof Xpp3Dom tree
                ? Stream.of(tree.getChildren())
                        .map(Xpp3Dom::getName)
                        .distinct()
                        .filter(name -> !known.contains(name))
                        .map(name -> "Unknown parameter <" + name + "> in execution '" + executionId + "'"
                                + similar.to(name)
                                        .map(each -> "; did you mean <" + each + ">?")
                                        .orElse("."))
                        .toList()
                : List.of();
    }
}
