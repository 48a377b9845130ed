package io.github.qmpcodegen.codegen.join;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.github.qmpcodegen.codegen.MemorySources;
import io.github.qmpcodegen.codegen.emit.GeneratedCode;
import io.github.qmpcodegen.codegen.schema.Schema;
import io.github.qmpcodegen.qmp.QmpRegistry;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * What earlier releases generated, with today's runtime. Each folder of {@code src/test/earlier} has a schema, and what the
 * release of that name made of it: sources, and classes that were compiled with the runtime of that release. {@code
 * -Dqmp.freeze=0.1.0} adds what today's generator makes.
 */
class EarlierCodeTest {
    private static final Path EARLIER = Path.of("src/test/earlier");
    private static final Path SCHEMA = Path.of("src/test/java/io/github/qmpcodegen/golden/qapi/block-core.json");
    private static final String PACKAGE = "io.github.qmpcodegen.earlier";
    private static final String RUNTIME = QmpRegistry.class.getPackageName();
    private static final int MANY = 2_000;

    @TempDir
    private static Path folder;

    @BeforeAll
    static void freeze() throws IOException {
        String release = System.getProperty("qmp.freeze");
        if (release != null) {
            Path target = Files.createDirectories(EARLIER.resolve(release));
            Files.copy(SCHEMA, target.resolve("schema.json"));
            GeneratedCode code = GeneratedCode.of(schema(target), PACKAGE);
            Path made = folder.resolve("made");
            assertEquals("", code.compileToRun(made.resolve("classes")));
            zip(made, target.resolve("code.jar"));
        }
    }

    @TestFactory
    List<DynamicContainer> whatAnEarlierReleaseGeneratedStillServes() throws IOException {
        try (Stream<Path> releases = Files.list(EARLIER)) {
            List<DynamicContainer> all = releases.sorted()
                    .map(release -> DynamicContainer.dynamicContainer(
                            release.getFileName().toString(), testsOf(release)))
                    .toList();
            assertFalse(all.isEmpty(), "nothing was frozen");
            return all;
        }
    }

    private static Stream<DynamicTest> testsOf(Path release) {
        Path code = folder.resolve(release.getFileName());
        return Stream.of(
                DynamicTest.dynamicTest("its classes read and write", () -> {
                    unzip(release.resolve("code.jar"), code);
                    readAndWrite(schema(release), code.resolve("classes"));
                }),
                DynamicTest.dynamicTest(
                        "its classes find all of the runtime that they use", () -> link(code.resolve("classes"))),
                DynamicTest.dynamicTest(
                        "its sources compile",
                        () -> assertEquals(
                                "",
                                GeneratedCode.in(code.resolve("classes-sources"), PACKAGE)
                                        .compile(folder.resolve("compiled")))));
    }

    private static Schema schema(Path release) throws IOException {
        return new MemorySources()
                .and("schema.json", Files.readString(release.resolve("schema.json")))
                .schema();
    }

    private static void readAndWrite(Schema schema, Path code) throws IOException, ReflectiveOperationException {
        try (CompiledTypes types = CompiledTypes.in(code, PACKAGE)) {
            for (Message message : Message.drawn(schema, new RandomValues(schema, new Random(1)), MANY)) {
                assertEquals(
                        new CompiledTypes.Reading(message.content(), List.of(), List.of(), List.of()),
                        types.read(message));
            }
        }
    }

    /** What a JVM would find out only when it gets there. */
    private static void link(Path code) {
        JavaClasses both = new ClassFileImporter().importPaths(code, runtimeClasses());
        TreeSet<String> faults = new TreeSet<>();
        for (JavaClass type : both) {
            if (type.getPackageName().equals(PACKAGE)) {
                for (JavaAccess<?> access : type.getAccessesFromSelf()) {
                    AccessTarget target = access.getTarget();
                    if (target.getOwner().getPackageName().startsWith(RUNTIME)
                            && target.resolveMember().isEmpty()) {
                        faults.add(target.getFullName() + " is gone");
                    }
                }
                if (!type.getModifiers().contains(JavaModifier.ABSTRACT)) {
                    type.getAllMethods().stream()
                            .filter(method -> method.getModifiers().contains(JavaModifier.ABSTRACT))
                            .filter(method -> !isImplemented(type, method))
                            .forEach(method -> faults.add(type.getName() + " lacks " + method.getFullName()));
                }
            }
        }
        assertEquals(new TreeSet<String>(), faults);
    }

    private static boolean isImplemented(JavaClass type, JavaMethod wanted) {
        return type.getAllMethods().stream()
                .anyMatch(method -> method.getName().equals(wanted.getName())
                        && !method.getModifiers().contains(JavaModifier.ABSTRACT)
                        && method.getRawParameterTypes().size()
                                == wanted.getRawParameterTypes().size());
    }

    private static Path runtimeClasses() {
        String all = GeneratedCode.runtimePath();
        return Path.of(all.substring(0, all.indexOf(File.pathSeparatorChar)));
    }

    private static void zip(Path from, Path jar) throws IOException {
        try (OutputStream file = Files.newOutputStream(jar);
                ZipOutputStream out = new ZipOutputStream(file);
                Stream<Path> paths = Files.walk(from)) {
            for (Path path : paths.filter(Files::isRegularFile).sorted().toList()) {
                ZipEntry entry = new ZipEntry(from.relativize(path).toString().replace('\\', '/'));
                entry.setTime(0);
                out.putNextEntry(entry);
                Files.copy(path, out);
            }
        }
    }

    private static void unzip(Path jar, Path target) throws IOException {
        try (InputStream file = Files.newInputStream(jar);
                ZipInputStream in = new ZipInputStream(file)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                Path path = target.resolve(entry.getName());
                Files.createDirectories(path.getParent());
                Files.copy(in, path);
            }
        }
    }
}
