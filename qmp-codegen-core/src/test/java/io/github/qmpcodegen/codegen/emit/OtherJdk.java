package io.github.qmpcodegen.codegen.emit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The newest JDK in the folder in which the running one is, if it is one of the releases that switch over types. */
final class OtherJdk {

    private static final Pattern VERSION = Pattern.compile("JAVA_VERSION=\"(\\d+)");
    private static final int SWITCHES_OVER_TYPES = 21;

    private OtherJdk() {}

    static Optional<Path> newest() throws IOException {
        Path folder = Path.of(System.getProperty("java.home")).toRealPath().getParent();
        if (folder == null) {
            return Optional.empty();
        }
        try (Stream<Path> homes = Files.list(folder)) {
            return homes.filter(home -> Files.isExecutable(home.resolve("bin/javac")))
                    .filter(home -> release(home) >= SWITCHES_OVER_TYPES)
                    .max(Comparator.comparingInt(OtherJdk::release));
        }
    }

    private static int release(Path home) {
        try {
            Matcher version = VERSION.matcher(Files.readString(home.resolve("release")));
            return version.find() ? Integer.parseInt(version.group(1)) : 0;
        } catch (IOException e) {
            return 0;
        }
    }
}
