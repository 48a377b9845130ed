package io.github.qmpcodegen.qmp;

import static com.tngtech.archunit.core.domain.JavaModifier.SYNTHETIC;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import com.tngtech.archunit.library.dependencies.SliceRule;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.util.AbstractCollection;
import java.util.AbstractMap;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What each package of the runtime may see, that nothing goes in circles, and what no code of the runtime may do. */
class ArchitectureTest {

    private static final String ROOT = "io.github.qmpcodegen.qmp";

    /**
     * The classes of the root that make up the client, out of what is internal. All others of the root are the vocabulary
     * of users, generated code and internal packages: addresses, options, requests, events, failures.
     */
    private static final Set<String> OF_THE_CLIENT = Set.of(
            "DeviceWatch",
            "JobWatch",
            "QemuProcess",
            "QmpCall",
            "QmpClient",
            "QmpListener",
            "QmpSubscription",
            "QmpTransports");

    private static final String VOCABULARY = "the root's vocabulary";
    private static final String CLIENT = "the root's client";
    private static final String JACKSON = "tools.jackson";

    /**
     * What each package may see besides itself and the JDK, each only what stands before it. A name with a capital is one
     * class of the root.
     */
    private static final Map<String, List<String>> MAY_SEE = inOrder(
            allow("internal.thread"),
            allow("schema", JACKSON),
            allow("internal.json", "QmpLimits", JACKSON),
            // Its exceptions are of the one family that all failures are of.
            allow("codec", "internal.json", "QmpException", JACKSON),
            allow(VOCABULARY, "codec", "schema", JACKSON),
            allow("internal.process", VOCABULARY),
            allow("internal.transport", VOCABULARY, "internal.thread"),
            allow("internal.event", VOCABULARY, "codec", JACKSON),
            allow("internal.wire", VOCABULARY, "codec", "internal.event", "internal.json", "internal.thread", JACKSON),
            allow(
                    "internal.link",
                    VOCABULARY,
                    "internal.event",
                    "internal.thread",
                    "internal.transport",
                    "internal.wire"),
            allow("internal.agent", VOCABULARY, "internal.link", "internal.thread", "internal.wire"),
            allow("internal.call", VOCABULARY, "internal.link", "internal.thread", "internal.wire", JACKSON),
            allow("internal.watch", VOCABULARY, "internal.call", "internal.event", "internal.wire", JACKSON),
            allow(
                    CLIENT,
                    VOCABULARY,
                    "codec",
                    "internal.call",
                    "internal.event",
                    "internal.json",
                    "internal.link",
                    "internal.process",
                    "internal.thread",
                    "internal.transport",
                    "internal.watch",
                    "internal.wire",
                    JACKSON),
            allow(
                    "agent",
                    VOCABULARY,
                    "codec",
                    "internal.agent",
                    "internal.link",
                    "internal.thread",
                    "internal.wire",
                    JACKSON));

    /**
     * Classes that see one that sees them: generated code extends and calls both, so that neither can go into the other.
     */
    private static final Map<String, String> CIRCLES = Map.of(
            // A builder begins with the members of a value, and the value takes those of its builder.
            "codec.ValueBuilder", "codec.LargeValue",
            // A reader fills a builder, which reads each member from it.
            "codec.QmpReader", "codec.ValueBuilder");

    /** What is static and changes, or could. */
    private static final Set<String> SHARED = Set.of(
            // The one clock of the JVM's clients.
            "Alarm.TIMER",
            // A table that is only read, for each byte that comes.
            "JsonFramer.STOPS");

    /** What takes the charset or the locale from the machine when it is not told. */
    private static final Set<String> DEPENDING = Set.of(
            "Charset.defaultCharset",
            "FileReader.<init>",
            "FileWriter.<init>",
            "Formatter.<init>",
            "InputStreamReader.<init>",
            "Locale.getDefault",
            "NumberFormat.getInstance",
            "OutputStreamWriter.<init>",
            "PrintStream.printf",
            "PrintStream.format",
            "PrintWriter.printf",
            "PrintWriter.format",
            "Scanner.<init>",
            "String.<init>",
            "String.format",
            "String.formatted",
            "String.getBytes",
            "String.toLowerCase",
            "String.toUpperCase");

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    @TestFactory
    Stream<DynamicTest> everyPackageKnowsOnlyThoseBeforeIt() {
        return MAY_SEE.entrySet().stream()
                .map(row -> DynamicTest.dynamicTest(
                        row.getKey(),
                        () -> classes()
                                .that(belongTo(row.getKey()))
                                .should()
                                .onlyDependOnClassesThat(areVisible(row.getKey(), row.getValue()))
                                .check(CLASSES)));
    }

    @Test
    void everyPackageIsInTheTable() {
        Set<String> rows = CLASSES.stream().map(ArchitectureTest::row).collect(Collectors.toCollection(TreeSet::new));

        assertEquals(new TreeSet<>(MAY_SEE.keySet()), rows, "say in MAY_SEE what they may see");
    }

    @Test
    void packagesHaveNoCircles() {
        // Class by class in the root, whose vocabulary is seen by packages that its client sees.
        withoutCircles(type -> type.getPackageName().equals(ROOT) ? topLevel(type) : type.getPackageName())
                .check(CLASSES);
    }

    /** A class and those inside of it are one; which kinds a sealed type permits is not looked at. */
    @Test
    void classesHaveNoCircles() {
        SliceRule rule = withoutCircles(ArchitectureTest::topLevel);
        for (Map.Entry<String, String> pair : CIRCLES.entrySet()) {
            rule = rule.ignoreDependency(ROOT + "." + pair.getKey(), ROOT + "." + pair.getValue());
        }
        rule.check(CLASSES);
    }

    @Test
    void theRootHasWhatUsersSee() {
        classes()
                .that()
                .resideInAPackage(ROOT)
                .and()
                .areTopLevelClasses()
                .and()
                .doNotHaveSimpleName("package-info")
                .should()
                .bePublic()
                .check(CLASSES);
    }

    @Test
    void everyPackageIsDescribedAndNullMarked() {
        List<String> unmarked = packages().stream()
                .filter(found -> !found.isAnnotatedWith(NullMarked.class))
                .map(JavaPackage::getName)
                .toList();

        assertEquals(List.of(), unmarked, "packages whose package-info lacks @NullMarked");
    }

    @Test
    void nothingPrints() {
        noClasses().should(ACCESS_STANDARD_STREAMS).check(CLASSES);
    }

    @Test
    void nothingStaticCanChange() {
        fields().that()
                .areStatic()
                .and(areWrittenAndNotShared())
                .should()
                .beFinal()
                .andShould()
                .notHaveRawType(thatCanChange())
                .check(CLASSES);
    }

    @Test
    void nothingDependsOnTheCharsetOrTheLanguageOfTheMachine() {
        noClasses().should().accessTargetWhere(dependsOnTheMachine()).check(CLASSES);
    }

    private static SliceRule withoutCircles(Function<JavaClass, String> slice) {
        return slices().assignedFrom(new SliceAssignment() {
                    @Override
                    public String getDescription() {
                        return "what sees each other";
                    }

                    @Override
                    public SliceIdentifier getIdentifierOf(JavaClass type) {
                        return SliceIdentifier.of(slice.apply(type));
                    }
                })
                .should()
                .beFreeOfCycles();
    }

    /** The row of a class in the table. */
    private static String row(JavaClass type) {
        String name = type.getPackageName();
        if (!name.equals(ROOT)) {
            return name.substring(ROOT.length() + 1);
        }
        return OF_THE_CLIENT.contains(topLevel(type).substring(ROOT.length() + 1)) ? CLIENT : VOCABULARY;
    }

    /** The class in whose file another one stands. */
    private static String topLevel(JavaClass type) {
        return type.getName().replaceAll("\\$.*", "");
    }

    private static Collection<JavaPackage> packages() {
        Map<String, JavaPackage> packages = new TreeMap<>();
        CLASSES.forEach(type -> packages.put(type.getPackageName(), type.getPackage()));
        return packages.values();
    }

    private static DescribedPredicate<JavaClass> belongTo(String row) {
        return DescribedPredicate.describe("belong to " + row, type -> row(type).equals(row));
    }

    private static DescribedPredicate<JavaClass> areVisible(String row, List<String> others) {
        return DescribedPredicate.describe("are visible to " + row, type -> {
            JavaClass seen = type.getBaseComponentType();
            String name = seen.getPackageName();
            if (name.equals(ROOT) || name.startsWith(ROOT + ".")) {
                return row(seen).equals(row)
                        || others.contains(row(seen))
                        || others.contains(topLevel(seen).substring(ROOT.length() + 1));
            }
            return seen.isPrimitive()
                    || Stream.of("java", "javax", "org.jspecify").anyMatch(root -> name.startsWith(root + "."))
                    || (name.startsWith(JACKSON + ".") && others.contains(JACKSON));
        });
    }

    @SafeVarargs
    private static Map<String, List<String>> inOrder(Map.Entry<String, List<String>>... entries) {
        Map<String, List<String>> map = new LinkedHashMap<>();
        for (Map.Entry<String, List<String>> entry : entries) {
            map.put(entry.getKey(), entry.getValue());
        }
        return map;
    }

    private static Map.Entry<String, List<String>> allow(String name, String... others) {
        return Map.entry(name, List.of(others));
    }

    /** Fields that somebody wrote, unlike those that the compiler adds to enums and switches. */
    private static DescribedPredicate<JavaField> areWrittenAndNotShared() {
        return DescribedPredicate.describe(
                "are written by somebody",
                field -> !field.getModifiers().contains(SYNTHETIC)
                        && !field.getName().contains("$")
                        && !SHARED.contains(field.getOwner().getSimpleName() + "." + field.getName()));
    }

    private static DescribedPredicate<JavaClass> thatCanChange() {
        return DescribedPredicate.describe(
                "that can change",
                type -> type.isArray()
                        || type.isAssignableTo(AbstractCollection.class)
                        || type.isAssignableTo(AbstractMap.class)
                        || (type.isAssignableTo(CharSequence.class) && !type.isEquivalentTo(String.class))
                        || type.getPackageName().startsWith("java.util.concurrent"));
    }

    private static DescribedPredicate<JavaAccess<?>> dependsOnTheMachine() {
        return DescribedPredicate.describe(
                "takes the charset or the locale from the machine", access -> dependsOnTheMachine(access.getTarget()));
    }

    private static boolean dependsOnTheMachine(AccessTarget target) {
        if (!(target instanceof AccessTarget.CodeUnitAccessTarget called)) {
            return false;
        }
        List<String> parameters =
                called.getRawParameterTypes().stream().map(JavaClass::getName).toList();
        boolean told = parameters.contains(Charset.class.getName())
                || parameters.contains(CharsetDecoder.class.getName())
                || parameters.contains(Locale.class.getName());
        return !told
                && DEPENDING.contains(called.getOwner().getSimpleName() + "." + called.getName())
                && !(called.getOwner().isEquivalentTo(String.class)
                        && called.getName().equals("<init>")
                        && !parameters.contains("[B"));
    }
}
