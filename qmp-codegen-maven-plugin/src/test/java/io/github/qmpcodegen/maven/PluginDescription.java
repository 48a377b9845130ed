package io.github.qmpcodegen.maven;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** What the plugin's descriptor tells of its goals, as the build has made it. */
final class PluginDescription {

    private final Element plugin;

    private PluginDescription(Element plugin) {
        this.plugin = plugin;
    }

    /** Reads the descriptor. */
    static PluginDescription read() throws IOException {
        try (InputStream descriptor = PluginDescription.class.getResourceAsStream("/META-INF/maven/plugin.xml")) {
            return new PluginDescription(DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(descriptor)
                    .getDocumentElement());
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException(e);
        }
    }

    /** The goals, except for {@code help}, which the build adds. */
    Set<String> goals() {
        Map<String, Element> goals = mojos();
        goals.remove("help");
        return goals.keySet();
    }

    /** A property of a goal, such as {@code threadSafe}. */
    String property(String goal, String name) {
        return text(requireNonNull(mojos().get(goal)), name);
    }

    /** The parameters of a goal that users can set, by name. */
    Map<String, Parameter> parameters(String goal) {
        Element mojo = requireNonNull(mojos().get(goal));
        Element defaults = children(mojo, "configuration").get(0);
        Map<String, Parameter> parameters = new TreeMap<>();
        for (Element parameter : children(children(mojo, "parameters").get(0), "parameter")) {
            if (text(parameter, "editable").equals("true")) {
                String name = text(parameter, "name");
                Element value = children(defaults, name).stream().findFirst().orElse(null);
                parameters.put(
                        name,
                        new Parameter(
                                text(parameter, "description"),
                                text(parameter, "since"),
                                value == null ? "" : value.getAttribute("default-value"),
                                value == null ? "" : value.getTextContent()));
            }
        }
        return parameters;
    }

    private Map<String, Element> mojos() {
        Map<String, Element> mojos = new TreeMap<>();
        children(children(plugin, "mojos").get(0), "mojo").forEach(mojo -> mojos.put(text(mojo, "goal"), mojo));
        return mojos;
    }

    private static String text(Element parent, String name) {
        return children(parent, name).stream()
                .map(Node::getTextContent)
                .findFirst()
                .orElse("");
    }

    private static List<Element> children(Element parent, String name) {
        List<Element> children = new ArrayList<>();
        for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element && element.getTagName().equals(name)) {
                children.add(element);
            }
        }
        return children;
    }

    /**
     * A parameter.
     *
     * @param description what it is for, as HTML
     * @param since the first version that has it
     * @param defaultValue its default; empty if there is none
     * @param property the expression of the property that sets it, such as {@code ${qmp.codegen.skip}}
     */
    record Parameter(String description, String since, String defaultValue, String property) {}
}
