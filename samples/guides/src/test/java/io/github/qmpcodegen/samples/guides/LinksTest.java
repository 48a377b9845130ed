package io.github.qmpcodegen.samples.guides;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.qmpcodegen.testdata.TestData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Every link of a guide within the project leads somewhere, and the first page leads to every guide. */
class LinksTest {

    private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");

    @Test
    void everyLinkLeadsToAFileAndAHeading() throws IOException {
        Map<Path, Guide> guides = new TreeMap<>();
        Guide.all().forEach(guide -> guides.put(guide.path(), guide));
        List<String> problems = new ArrayList<>();
        for (Guide guide : guides.values()) {
            for (String link : links(guide)) {
                String[] parts = link.split("#", 2);
                Path target = parts[0].isEmpty()
                        ? guide.path()
                        : Path.of("")
                                .resolve(guide.path())
                                .resolveSibling(parts[0])
                                .normalize();
                Guide linked = guides.get(target);
                if (!Files.exists(TestData.projectRoot().resolve(target))) {
                    problems.add(guide.path() + ": " + link + " does not exist");
                } else if (parts.length > 1
                        && (linked == null || !linked.anchors().contains(parts[1]))) {
                    problems.add(guide.path() + ": " + link + " is not a heading");
                }
            }
        }

        assertEquals("", String.join("\n", problems));
    }

    @Test
    void theFirstPageIsShortAndLeadsToEveryGuide() throws IOException {
        Guide first = Guide.forUsers().stream()
                .filter(guide -> guide.path().equals(Path.of("README.md")))
                .findFirst()
                .orElseThrow();
        List<String> links = links(first);
        List<Path> unlinked = Guide.forUsers().stream()
                .map(Guide::path)
                .filter(path -> !path.equals(first.path()))
                .filter(path -> !links.contains(path.toString().replace('\\', '/')))
                .toList();

        assertEquals(List.of(), unlinked);
        assertTrue(first.lines().size() <= 150, first.lines().size() + " lines");
    }

    private static List<String> links(Guide guide) {
        List<String> links = new ArrayList<>();
        for (String line : guide.prose()) {
            Matcher link = LINK.matcher(line);
            while (link.find()) {
                if (!link.group(1).contains("://")) {
                    links.add(link.group(1));
                }
            }
        }
        return links;
    }
}
