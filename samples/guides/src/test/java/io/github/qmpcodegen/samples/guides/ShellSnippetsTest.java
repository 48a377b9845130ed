package io.github.qmpcodegen.samples.guides;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.qmpcodegen.samples.guides.Guide.Snippet;
import io.github.qmpcodegen.testdata.TestData;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The commands that the guides show are of programs that exist, with options that these have. */
@Timeout(300)
class ShellSnippetsTest {

    private static final Set<String> LANGUAGES =
            Set.of("java", "xml", "sh", "console", "text", "hx", "qapi", "kotlin", "json");
    private static final Set<String> PHASES = Set.of("compile", "test", "package", "verify", "install", "clean");
    private static final Set<String> OTHERS = Set.of("qemu-system-x86_64", "telnet");
    private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");

    private final Map<String, String> help = new HashMap<>();

    @Test
    void everyBlockSaysWhatItIs() throws IOException {
        List<String> problems = new ArrayList<>();
        for (Guide guide : Guide.forUsers()) {
            for (Snippet snippet : guide.snippets()) {
                if (!LANGUAGES.contains(snippet.language())) {
                    problems.add(snippet + ": unknown language '" + snippet.language() + "'");
                }
            }
            for (int i = 0; i + 1 < guide.prose().size(); i++) {
                if (guide.prose().get(i).isEmpty() && guide.prose().get(i + 1).startsWith("    ")) {
                    problems.add(guide.path() + ": a block without a language: "
                            + guide.prose().get(i + 1));
                }
            }
        }

        assertEquals("", String.join("\n", problems));
    }

    @Test
    void commandsAndTheirOptionsExist() throws IOException {
        List<String> problems = new ArrayList<>();
        int commands = 0;
        for (Snippet snippet : Guide.snippets("sh", "console")) {
            for (String command : commands(snippet)) {
                commands++;
                check(words(command)).forEach(problem -> problems.add(snippet + ": " + command + ": " + problem));
            }
        }

        assertEquals("", String.join("\n", problems));
        assertTrue(commands > 20, commands + " commands were found");
    }

    /** The lines of a script, those joined that end in a backslash; of a session, those that a person typed. */
    private static List<String> commands(Snippet snippet) {
        boolean session = snippet.language().equals("console");
        return snippet.code()
                .replace("\\\n", " ")
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .filter(line -> !session || line.startsWith("$ "))
                .map(line -> session ? line.substring(2) : line)
                .toList();
    }

    private static List<String> words(String command) {
        return WORD.matcher(command)
                .results()
                .map(found -> found.group(1) != null ? found.group(1) : found.group())
                .toList();
    }

    private List<String> check(List<String> words) throws IOException {
        String program = words.get(0);
        List<String> arguments = words.subList(1, words.size());
        if (program.equals("mvn")) {
            return checkMaven(arguments);
        }
        if (program.equals("java")) {
            int jar = arguments.indexOf("-jar") + 1;
            return arguments.get(jar).endsWith("qmp-codegen.jar")
                    ? checkGenerator(arguments.subList(jar + 1, arguments.size()))
                    : List.of();
        }
        if (program.contains("/")) {
            return checkScript(program, arguments);
        }
        return OTHERS.contains(program) ? List.of() : List.of("unknown program");
    }

    private List<String> checkGenerator(List<String> arguments) throws IOException {
        String verb = arguments.get(0);
        List<String> problems = new ArrayList<>();
        if (!verb.startsWith("-") && !help().contains("\n  " + verb + " ")) {
            return List.of("there is no command " + verb);
        }
        String text = verb.startsWith("-") ? help() : help(verb);
        for (String option : options(arguments)) {
            if (!Pattern.compile(Pattern.quote(option) + "\\b").matcher(text).find()) {
                problems.add("there is no option " + option);
            }
        }
        return problems;
    }

    private static List<String> checkMaven(List<String> arguments) throws IOException {
        PluginDescriptor plugin = PluginDescriptor.read();
        Path root = TestData.projectRoot();
        List<String> problems = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            if (argument.equals("-pl")) {
                i++;
                for (String module : arguments.get(i).split(",", -1)) {
                    boolean exists = module.startsWith(":")
                            ? XmlSnippetsTest.artifacts().contains(module.substring(1))
                            : Files.exists(root.resolve(module).resolve("pom.xml"));
                    if (!exists) {
                        problems.add("there is no module " + module);
                    }
                }
            } else if (argument.startsWith("-Dqmp.codegen.")) {
                if (!plugin.properties().contains(argument.substring(2).split("=", 2)[0])) {
                    problems.add("there is no property " + argument);
                }
            } else if (argument.startsWith("-P")) {
                String profile = argument.substring(2).replaceFirst("^!", "");
                if (!Files.readString(root.resolve("pom.xml")).contains("<id>" + profile + "</id>")) {
                    problems.add("there is no profile " + argument);
                }
            } else if (argument.startsWith("qmp-codegen:")) {
                if (!plugin.goals().containsKey(argument.substring("qmp-codegen:".length()))) {
                    problems.add("there is no goal " + argument);
                }
            } else if (!argument.startsWith("-") && !PHASES.contains(argument) && !argument.contains(":")) {
                problems.add("there is no phase " + argument);
            }
        }
        return problems;
    }

    /** A script of a sample, whose options are in its sources; those of the benchmarks are JMH's. */
    private static List<String> checkScript(String program, List<String> arguments) throws IOException {
        Path script = TestData.projectRoot().resolve(program);
        if (!Files.isExecutable(script)) {
            return List.of("there is no script " + program);
        }
        Path sources = script.resolveSibling("src/main/java");
        if (!Files.isDirectory(sources) || program.contains("benchmarks")) {
            return List.of();
        }
        StringBuilder text = new StringBuilder();
        try (Stream<Path> files = Files.walk(sources)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                text.append(Files.readString(file));
            }
        }
        return options(arguments).stream()
                .filter(option -> !option.equals("--help"))
                .filter(option -> text.indexOf('"' + option + '"') < 0)
                .map(option -> "there is no option " + option)
                .toList();
    }

    private static List<String> options(List<String> arguments) {
        return arguments.stream()
                .takeWhile(argument -> !argument.equals("--"))
                .filter(argument -> argument.startsWith("-"))
                .map(argument -> argument.split("=", 2)[0])
                .toList();
    }

    /** What the command line prints for {@code --help}. */
    private String help(String... verb) throws IOException {
        String known = help.get(String.join(" ", verb));
        if (known != null) {
            return known;
        }
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-classpath",
                System.getProperty("java.class.path").replace('\n', File.pathSeparatorChar),
                "io.github.qmpcodegen.codegen.cli.RootCommand"));
        command.addAll(List.of(verb));
        command.add("--help");
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        help.put(String.join(" ", verb), text);
        return text;
    }
}
