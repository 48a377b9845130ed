package io.github.qmpcodegen.samples.guides;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * What the Maven plugin says of itself.
 *
 * @param goals the parameters of each goal that users may set, each with the property for it; empty for none
 * @param texts what it says to users
 */
record PluginDescriptor(Map<String, Map<String, String>> goals, List<String> texts) {

    static final String ARTIFACT = "qmp-codegen-maven-plugin";

    static PluginDescriptor read() throws IOException {
        for (URL url :
                Collections.list(PluginDescriptor.class.getClassLoader().getResources("META-INF/maven/plugin.xml"))) {
            try (InputStream in = url.openStream()) {
                String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                if (text.contains("<artifactId>" + ARTIFACT + "<")) {
                    return of(parse(text));
                }
            }
        }
        throw new IOException("no plugin.xml of " + ARTIFACT);
    }

    private static PluginDescriptor of(Document document) {
        Map<String, Map<String, String>> goals = new TreeMap<>();
        List<String> texts = new ArrayList<>();
        for (Element mojo : elements(document.getDocumentElement(), "mojo")) {
            String goal = text(mojo, "goal").orElseThrow();
            Map<String, String> parameters = new LinkedHashMap<>();
            text(mojo, "description").ifPresent(texts::add);
            for (Element parameter : elements(mojo, "parameter")) {
                // Maven writes the goal that helps, and its parameters.
                if (!goal.equals("help")
                        && text(parameter, "editable").orElse("").equals("true")) {
                    String name = text(parameter, "name").orElseThrow();
                    parameters.put(name, property(mojo, name));
                    text(parameter, "description").ifPresent(texts::add);
                }
            }
            goals.put(goal, parameters);
        }
        return new PluginDescriptor(goals, texts);
    }

    private static String property(Element mojo, String parameter) {
        for (Element configuration : children(mojo)) {
            if (configuration.getTagName().equals("configuration")) {
                for (Element each : children(configuration)) {
                    if (each.getTagName().equals(parameter)) {
                        return each.getTextContent().strip().replaceAll("\\$\\{(.*)}", "$1");
                    }
                }
            }
        }
        return "";
    }

    Set<String> parameters() {
        Set<String> names = new TreeSet<>();
        goals.values().forEach(parameters -> names.addAll(parameters.keySet()));
        return names;
    }

    Set<String> properties() {
        Set<String> names = new TreeSet<>();
        goals.values().forEach(parameters -> names.addAll(parameters.values()));
        return names;
    }

    static Document parse(String xml) throws IOException {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException(e);
        }
    }

    /** All elements of a name within another. */
    static List<Element> elements(Element within, String name) {
        NodeList nodes = within.getElementsByTagName(name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }

    static List<Element> children(Element of) {
        List<Element> elements = new ArrayList<>();
        for (Node node = of.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                elements.add(element);
            }
        }
        return elements;
    }

    static Optional<String> text(Element of, String child) {
        return children(of).stream()
                .filter(element -> element.getTagName().equals(child))
                .map(element -> element.getTextContent().strip())
                .findFirst();
    }
}
