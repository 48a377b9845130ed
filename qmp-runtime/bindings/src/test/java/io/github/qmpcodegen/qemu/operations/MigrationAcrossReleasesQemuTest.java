package io.github.qmpcodegen.qemu.operations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.github.qmpcodegen.qmp.testing.NeedsQemu;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;

/**
 * Migrations to this QEMU from each older one that is there: the machine's own, and those in the folders beside that which
 * {@code QMP_TESTS_QEMU} names. Each is of the newest type of machine that both have.
 */
@NeedsQemu
@Tag("thorough")
@Timeout(300)
class MigrationAcrossReleasesQemuTest {
    private static final Pattern RELEASE = Pattern.compile("version (\\d+)\\.(\\d+)");
    private static final Pattern TYPE = Pattern.compile("(?m)^pc-i440fx-(\\d+)\\.(\\d+) ");

    private record Release(int major, int minor) implements Comparable<Release> {
        static Release of(MatchResult found) {
            return new Release(Integer.parseInt(found.group(1)), Integer.parseInt(found.group(2)));
        }

        @Override
        public int compareTo(Release other) {
            return major == other.major ? Integer.compare(minor, other.minor) : Integer.compare(major, other.major);
        }

        @Override
        public String toString() {
            return major + "." + minor;
        }
    }

    @TestFactory
    List<DynamicTest> theGuestGoesOnInANewerRelease() throws IOException {
        String folder = System.getenv("QMP_TESTS_QEMU");
        if (folder == null) {
            return List.of();
        }
        String own = Path.of(folder, MigrationPair.PROGRAM).toString();
        Release release = release(own);
        List<DynamicTest> tests = new ArrayList<>();
        for (String older : others(Path.of(folder))) {
            Release from = release(older);
            if (from.compareTo(release) < 0) {
                tests.add(dynamicTest("%s to %s".formatted(from, release), () -> migrate(older, own)));
            }
        }
        return tests;
    }

    private static Set<String> others(Path own) throws IOException {
        List<Path> folders = new ArrayList<>();
        Pattern.compile(File.pathSeparator, Pattern.LITERAL)
                .splitAsStream(Objects.requireNonNull(System.getenv("PATH")))
                .map(Path::of)
                .forEach(folders::add);
        try (Stream<Path> beside = Files.list(own.getParent())) {
            beside.forEach(folders::add);
        }
        Set<String> programs = new TreeSet<>();
        for (Path each : folders) {
            Path program = each.resolve(MigrationPair.PROGRAM);
            if (Files.isExecutable(program)) {
                programs.add(program.toRealPath().toString());
            }
        }
        return programs;
    }

    private static String said(String program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(program));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).toLowerCase(Locale.ROOT);
    }

    private static Release release(String program) throws IOException {
        return RELEASE.matcher(said(program, "--version"))
                .results()
                .map(Release::of)
                .findFirst()
                .orElseThrow();
    }

    private static List<Release> types(String program) throws IOException {
        return TYPE.matcher(said(program, "-M", "help"))
                .results()
                .map(Release::of)
                .toList();
    }

    private static void migrate(String from, String to) throws IOException {
        List<Release> known = types(to);
        Release type = types(from).stream()
                .filter(known::contains)
                .max(Release::compareTo)
                .orElseThrow();
        try (MigrationPair pair = MigrationPair.between(from, to, "pc-i440fx-" + type)) {
            Outcome<MigrationResult> outcome = pair.migrate(request -> request).await();

            assertInstanceOf(Outcome.Completed.class, outcome, outcome::toString);
            assertEquals(List.of(), outcome.remnants());
            assertTrue(MigrationPair.runs(pair.destination()));
            pair.assertSettingsAreBack(pair.source());
            pair.assertSettingsAreBack(pair.destination());
            pair.assertNeverTwoRan();
        }
    }
}
