package io.github.qmpcodegen.samples.guides;

import io.github.qmpcodegen.testdata.TestData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A Markdown file of the project, line by line.
 *
 * @param path relative to the folder of the project
 * @param lines of the file
 */
record Guide(Path path, List<String> lines) {

    private static final Pattern FENCE = Pattern.compile("```(\\w*)");
    private static final Pattern COMMENT = Pattern.compile("<!-- (given|import): (.*) -->");
    private static final Pattern HEADING = Pattern.compile("#+ (.*)");

    /**
     * A fenced block of a guide.
     *
     * @param guide that it is in
     * @param line of its first line, from 1
     * @param language after the fence
     * @param code between the fences
     * @param given declarations of the variables that it uses, from comments {@code <!-- given: TYPE NAME; -->} above it
     * @param imports from comments {@code <!-- import: NAME; -->} above it
     * @param sources blocks above it, in its section, that describe an interface; it uses the types generated from them
     */
    record Snippet(
            Guide guide,
            int line,
            String language,
            String code,
            List<String> given,
            List<String> imports,
            List<Snippet> sources) {

        boolean describesAnInterface() {
            return language.equals("hx") || language.equals("qapi");
        }

        @Override
        public String toString() {
            return guide.path + ":" + line;
        }
    }

    /** All Markdown files of the project, those of contributors among them. */
    static List<Guide> all() throws IOException {
        Path root = TestData.projectRoot();
        List<Guide> guides = new ArrayList<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(Guide::isGuide).sorted().toList()) {
                guides.add(new Guide(root.relativize(file), Files.readAllLines(file)));
            }
        }
        return guides;
    }

    /** Those for users, which are called README. */
    static List<Guide> forUsers() throws IOException {
        return all().stream().filter(guide -> guide.path.endsWith("README.md")).toList();
    }

    static List<Snippet> snippets(String... languages) throws IOException {
        return forUsers().stream()
                .flatMap(guide -> guide.snippets().stream())
                .filter(snippet -> List.of(languages).contains(snippet.language))
                .toList();
    }

    private static boolean isGuide(Path file) {
        Path within = TestData.projectRoot().relativize(file);
        for (Path part : within) {
            if (part.toString().equals("target") || part.toString().equals(".git")) {
                return false;
            }
        }
        return file.toString().endsWith(".md") && !within.toString().contains("src");
    }

    List<Snippet> snippets() {
        List<Snippet> snippets = new ArrayList<>();
        List<String> given = new ArrayList<>();
        List<String> imports = new ArrayList<>();
        List<Snippet> sources = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            Matcher comment = COMMENT.matcher(lines.get(i));
            Matcher fence = FENCE.matcher(lines.get(i));
            if (comment.matches()) {
                (comment.group(1).equals("given") ? given : imports).add(comment.group(2));
            } else if (HEADING.matcher(lines.get(i)).matches()) {
                sources.clear();
            } else if (fence.matches()) {
                int end = lines.subList(i + 1, lines.size()).indexOf("```") + i + 1;
                String code = String.join("\n", lines.subList(i + 1, end)) + "\n";
                Snippet snippet = new Snippet(
                        this,
                        i + 2,
                        fence.group(1),
                        code,
                        List.copyOf(given),
                        List.copyOf(imports),
                        List.copyOf(sources));
                snippets.add(snippet);
                if (snippet.describesAnInterface()) {
                    sources.add(snippet);
                }
                i = end;
            }
        }
        return snippets;
    }

    /** Its lines outside of blocks and, of these lines, the text outside of code. */
    List<String> prose() {
        List<String> prose = new ArrayList<>();
        boolean inBlock = false;
        for (String line : lines) {
            if (line.startsWith("```")) {
                inBlock = !inBlock;
            } else if (!inBlock) {
                prose.add(line.replaceAll("`[^`]*`", "``"));
            }
        }
        return prose;
    }

    /** What links to its headings have after {@code #}. */
    Set<String> anchors() {
        Set<String> anchors = new LinkedHashSet<>();
        Map<String, Integer> seen = new HashMap<>();
        boolean inBlock = false;
        for (String line : lines) {
            Matcher heading = HEADING.matcher(line);
            if (line.startsWith("```")) {
                inBlock = !inBlock;
            } else if (!inBlock && heading.matches()) {
                String name = heading.group(1)
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\w\\- ]", "")
                        .replace(' ', '-');
                int before = seen.merge(name, 1, Integer::sum) - 1;
                anchors.add(before == 0 ? name : name + "-" + before);
            }
        }
        return anchors;
    }
}
