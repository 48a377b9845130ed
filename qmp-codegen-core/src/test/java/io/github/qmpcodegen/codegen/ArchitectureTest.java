package io.github.qmpcodegen.codegen;

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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The pipeline is one-way: what each package may see, and what no code of the generator may do. */
class ArchitectureTest {

    private static final String ROOT = "io.github.qmpcodegen.codegen";
    private static final String ANTLR = "org.antlr..";
    private static final String GRAMMAR = "io.github.qmpcodegen.grammar..";
    private static final String JACKSON = "tools.jackson..";
    private static final String JAVAPOET = "com.palantir.javapoet..";
    private static final String PICOCLI = "picocli..";
    private static final String CODEC = "io.github.qmpcodegen.qmp.codec..";
    private static final String RUNTIME = "io.github.qmpcodegen.qmp..";

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

    /**
     * What each package may import besides itself and the JDK, in the order of the pipeline. What holds for a package
     * holds for those below it. A name without dots is a package of the generator, the empty one its root.
     */
    private static final Map<String, List<String>> MAY_IMPORT = inOrder(
            allow("source"),
            allow("syntax", "source"),
            allow("parse", "source", "syntax", ANTLR, GRAMMAR),
            allow("schema", "source", JACKSON),
            allow("prose", "source", "syntax", "schema", JACKSON),
            allow("link", "source", "syntax", "prose", "schema", JACKSON),
            allow("merge", "schema", "source"),
            allow("introspect", "schema", "source", JACKSON, RUNTIME),
            allow("discover", "source"),
            allow("examples", "schema", JACKSON),
            allow("serve", "examples", "introspect", "schema", RUNTIME, JACKSON),
            allow("live", "introspect", "schema", "source", JACKSON, RUNTIME),
            allow("javamodel", "schema", "source"),
            // Generated code shows no secrets: which members may hold some, the runtime knows.
            allow("emit", "javamodel", JAVAPOET, CODEC),
            allow("output"),
            allow("incremental", "source", "output"),
            allow("docs", "schema", "source"),
            allow("lint", "schema", "source", JACKSON),
            allow("diff", "schema", "source", JACKSON),
            allow(
                    "",
                    "source",
                    "syntax",
                    "parse",
                    "prose",
                    "schema",
                    "link",
                    "merge",
                    "introspect",
                    "discover",
                    "live",
                    "javamodel",
                    "emit",
                    "output",
                    "examples",
                    "incremental",
                    "docs",
                    "lint",
                    "diff"),
            // The root answers with a schema, and with what changed on disk. What is made of a schema besides Java has
            // a verb each: a method of the root for each would only pass the schema on.
            allow("cli", "", "source", "schema", "output", "lint", "diff", "serve", PICOCLI));

    @TestFactory
    Stream<DynamicTest> everyPackageKnowsOnlyThoseBeforeIt() {
        return MAY_IMPORT.entrySet().stream()
                .map(row -> DynamicTest.dynamicTest(
                        row.getKey().isEmpty() ? "the root" : row.getKey(),
                        () -> classes()
                                .that()
                                .resideInAPackage(pattern(row.getKey()))
                                .should()
                                .onlyDependOnClassesThat()
                                .resideInAnyPackage(visible(row.getKey(), row.getValue()))
                                .allowEmptyShould(true)
                                .check(CLASSES)));
    }

    @Test
    void everyPackageIsInTheTable() {
        Set<String> unknown = packages().stream()
                .map(JavaPackage::getName)
                .filter(name -> !name.equals(ROOT))
                .map(name -> name.substring(ROOT.length() + 1).replaceAll("\\..*", ""))
                .filter(name -> !MAY_IMPORT.containsKey(name))
                .collect(Collectors.toSet());

        assertEquals(Set.of(), unknown, "say in MAY_IMPORT what they may import");
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(CLASSES);
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
    void onlyTheCommandLinePrints() {
        noClasses()
                .that()
                .resideOutsideOfPackage(pattern("cli"))
                .should(ACCESS_STANDARD_STREAMS)
                .check(CLASSES);
    }

    @Test
    void nothingStaticCanChange() {
        fields().that()
                .areStatic()
                .and(areWritten())
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

    private static Collection<JavaPackage> packages() {
        Map<String, JavaPackage> packages = new TreeMap<>();
        CLASSES.forEach(type -> packages.put(type.getPackageName(), type.getPackage()));
        return packages.values();
    }

    private static String pattern(String name) {
        if (name.contains(".")) {
            return name;
        }
        return name.isEmpty() ? ROOT : ROOT + "." + name + "..";
    }

    private static String[] visible(String name, List<String> others) {
        Stream<String> always = Stream.of("java..", "javax..", "org.jspecify..", pattern(name));
        return Stream.concat(always, others.stream().map(ArchitectureTest::pattern))
                .toArray(String[]::new);
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
    private static DescribedPredicate<JavaField> areWritten() {
        return DescribedPredicate.describe(
                "are written by somebody",
                field -> !field.getModifiers().contains(SYNTHETIC)
                        && !field.getName().contains("$"));
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
                        && isConstructor(called)
                        && !parameters.contains("[B"));
    }

    private static boolean isConstructor(AccessTarget.CodeUnitAccessTarget called) {
        return called.getName().equals("<init>");
    }
}
