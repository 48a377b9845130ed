package io.github.qmpcodegen.samples.guides;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.qmpcodegen.samples.guides.Guide.Snippet;
import io.github.qmpcodegen.testdata.TestData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

/** The parts of POMs that the guides show name artifacts, goals and parameters that exist, and the plugin's guide names all. */
class XmlSnippetsTest {

    private static final String GROUP = "io.github.qmpcodegen";

    @Test
    void theyNameWhatExists() throws IOException {
        PluginDescriptor plugin = PluginDescriptor.read();
        Set<String> artifacts = artifacts();
        List<String> problems = new ArrayList<>();
        List<Snippet> snippets = Guide.snippets("xml");
        for (Snippet snippet : snippets) {
            String xml = snippet.code().replaceFirst("^<\\?xml .*\\?>", "");
            Element all = PluginDescriptor.parse("<all>" + xml + "</all>").getDocumentElement();
            for (String name : List.of("dependency", "plugin")) {
                for (Element element : PluginDescriptor.elements(all, name)) {
                    checkArtifact(element, artifacts).forEach(problem -> problems.add(snippet + ": " + problem));
                }
            }
            for (Element configuration : PluginDescriptor.elements(all, "configuration")) {
                checkConfiguration(configuration, plugin).forEach(problem -> problems.add(snippet + ": " + problem));
            }
            for (Element goal : PluginDescriptor.elements(all, "goal")) {
                if (!plugin.goals().containsKey(goal.getTextContent())) {
                    problems.add(snippet + ": there is no goal " + goal.getTextContent());
                }
            }
        }

        assertEquals("", String.join("\n", problems));
        assertTrue(snippets.size() > 5, "snippets were found");
    }

    @Test
    void thePluginsGuideNamesEveryParameterAndGoal() throws IOException {
        PluginDescriptor plugin = PluginDescriptor.read();
        Guide guide = Guide.forUsers().stream()
                .filter(each -> each.path().equals(Path.of(PluginDescriptor.ARTIFACT, "README.md")))
                .findFirst()
                .orElseThrow();

        assertEquals(plugin.parameters(), firstCells(guide, "## Parameters"));
        assertEquals(plugin.goals().keySet(), firstCells(guide, "## Goals"));
        String text = String.join("\n", guide.lines());
        List<String> unnamed = plugin.goals().values().stream()
                .flatMap(parameters -> parameters.entrySet().stream())
                .filter(parameter -> !parameter.getValue().equals("qmp.codegen." + parameter.getKey()))
                .map(parameter -> parameter.getValue())
                .filter(property -> !text.contains("`" + property + "`"))
                .toList();
        assertEquals(List.of(), unnamed, "properties with other names than their parameters");
    }

    private static List<String> checkArtifact(Element element, Set<String> artifacts) {
        List<String> problems = new ArrayList<>();
        if (PluginDescriptor.text(element, "groupId").orElse("").equals(GROUP)) {
            String artifact = PluginDescriptor.text(element, "artifactId").orElse("");
            String version = PluginDescriptor.text(element, "version").orElse("${}");
            if (!artifacts.contains(artifact)) {
                problems.add("there is no artifact " + artifact);
            }
            if (!version.startsWith("${") && !artifacts.contains(artifact + ":" + version)) {
                problems.add(artifact + " is of another version than " + version);
            }
        }
        return problems;
    }

    /** Configurations are of our plugin unless they are inside another one. */
    private static List<String> checkConfiguration(Element configuration, PluginDescriptor plugin) {
        List<String> problems = new ArrayList<>();
        Element parent = (Element) configuration.getParentNode();
        Set<String> known = new TreeSet<>();
        List<Element> goals = PluginDescriptor.elements(parent, "goal");
        goals.forEach(goal -> known.addAll(
                plugin.goals().getOrDefault(goal.getTextContent(), Map.of()).keySet()));
        if (goals.isEmpty()) {
            known.addAll(plugin.parameters());
        }
        for (Element parameter : PluginDescriptor.children(configuration)) {
            if (!known.contains(parameter.getTagName())) {
                problems.add("there is no parameter " + parameter.getTagName());
            }
        }
        return problems;
    }

    /** What stands in code in the first cells of the tables of a section. */
    private static Set<String> firstCells(Guide guide, String heading) {
        List<String> lines = guide.lines();
        int begin = lines.indexOf(heading) + 1;
        Set<String> names = new TreeSet<>();
        for (String line : lines.subList(begin, lines.size())) {
            if (line.startsWith("## ")) {
                break;
            }
            if (line.startsWith("| `")) {
                Pattern.compile("`(\\w[\\w-]*)`")
                        .matcher(line.split("\\|", -1)[1])
                        .results()
                        .map(MatchResult::group)
                        .forEach(name -> names.add(name.replace("`", "")));
            }
        }
        return names;
    }

    /** The artifacts of all modules, alone and with their versions. */
    static Set<String> artifacts() throws IOException {
        Set<String> artifacts = new TreeSet<>();
        Path root = TestData.projectRoot();
        Element parent = PluginDescriptor.parse(Files.readString(root.resolve("pom.xml")))
                .getDocumentElement();
        String version = PluginDescriptor.text(parent, "version").orElseThrow();
        try (Stream<Path> files = Files.walk(root, 3)) {
            for (Path file : files.filter(each -> each.endsWith("pom.xml")).toList()) {
                String artifact = PluginDescriptor.text(
                                PluginDescriptor.parse(Files.readString(file)).getDocumentElement(), "artifactId")
                        .orElse("");
                artifacts.add(artifact);
                artifacts.add(artifact + ":" + version);
            }
        }
        return artifacts;
    }
}
