package io.github.qmpcodegen.codegen;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
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
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/** What holds in each module of the generator: its packages see only those before them, and no code does what none may. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class ArchitectureRules {

    protected static final String JACKSON = "tools.jackson..";
    protected static final String RUNTIME = "io.github.qmpcodegen.qmp..";

    private static final String ROOT = "io.github.qmpcodegen.codegen";

    private static final Pattern TYPE = Pattern.compile("(.*\\.)?[A-Z]\\w*");

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

    private final JavaClasses classes;
    private final Map<String, List<String>> mayImport;

    /**
     * The rules for a module.
     *
     * @param member any class of it
     * @param mayImport what each of its packages may import besides itself and the JDK. What holds for a package holds for
     *     those below it. A name without dots is a package of the generator, the empty one its root; one that ends
     *     in a capitalized word is a single type
     */
    protected ArchitectureRules(Class<?> member, Map<String, List<String>> mayImport) {
        this.classes = new ClassFileImporter()
                .importUrl(member.getProtectionDomain().getCodeSource().getLocation());
        this.mayImport = mayImport;
    }

    @TestFactory
    protected final Stream<DynamicTest> everyPackageKnowsOnlyThoseBeforeIt() {
        return mayImport.entrySet().stream()
                .map(row -> DynamicTest.dynamicTest(
                        row.getKey().isEmpty() ? "the root" : row.getKey(),
                        () -> classes()
                                .that()
                                .resideInAPackage(pattern(row.getKey()))
                                .should()
                                .onlyDependOnClassesThat(isVisible(row.getKey(), row.getValue()))
                                .allowEmptyShould(true)
                                .check(classes)));
    }

    @Test
    protected final void everyPackageIsInTheTable() {
        Set<String> unknown = packages().stream()
                .map(JavaPackage::getName)
                .map(name -> name.equals(ROOT)
                        ? ""
                        : name.substring(ROOT.length() + 1).replaceAll("\\..*", ""))
                .filter(name -> !mayImport.containsKey(name))
                .collect(Collectors.toSet());

        assertEquals(Set.of(), unknown, "say in the table what they may import");
    }

    @Test
    protected final void packagesHaveNoCycles() {
        slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(classes);
    }

    @Test
    protected final void everyPackageIsDescribedAndNullMarked() {
        List<String> unmarked = packages().stream()
                .filter(found -> !found.isAnnotatedWith(NullMarked.class))
                .map(JavaPackage::getName)
                .toList();

        assertEquals(List.of(), unmarked, "packages whose package-info lacks @NullMarked");
    }

    @Test
    protected final void onlyTheCommandLinePrints() {
        noClasses()
                .that()
                .resideOutsideOfPackage(pattern("cli"))
                .should(ACCESS_STANDARD_STREAMS)
                .check(classes);
    }

    @Test
    protected final void nothingStaticCanChange() {
        fields().that()
                .areStatic()
                .and(areWritten())
                .should()
                .beFinal()
                .andShould()
                .notHaveRawType(thatCanChange())
                .check(classes);
    }

    @Test
    protected final void nothingDependsOnTheCharsetOrTheLanguageOfTheMachine() {
        noClasses().should().accessTargetWhere(dependsOnTheMachine()).check(classes);
    }

    private Collection<JavaPackage> packages() {
        Map<String, JavaPackage> packages = new TreeMap<>();
        classes.forEach(type -> packages.put(type.getPackageName(), type.getPackage()));
        return packages.values();
    }

    private static String pattern(String name) {
        if (name.contains(".")) {
            return name;
        }
        return name.isEmpty() ? ROOT : ROOT + "." + name + "..";
    }

    private static DescribedPredicate<JavaClass> isVisible(String name, List<String> others) {
        Predicate<String> isType = TYPE.asMatchPredicate();
        Set<String> types =
                others.stream().filter(isType).map(type -> ROOT + "." + type).collect(Collectors.toSet());
        String[] packages = Stream.concat(
                        Stream.of("java..", "javax..", "org.jspecify..", pattern(name)),
                        others.stream().filter(isType.negate()).map(ArchitectureRules::pattern))
                .toArray(String[]::new);
        return resideInAnyPackage(packages)
                .or(DescribedPredicate.describe("are one of " + types, type -> types.contains(type.getName())));
    }

    @SafeVarargs
    protected static Map<String, List<String>> inOrder(Map.Entry<String, List<String>>... entries) {
        Map<String, List<String>> map = new LinkedHashMap<>();
        for (Map.Entry<String, List<String>> entry : entries) {
            map.put(entry.getKey(), entry.getValue());
        }
        return map;
    }

    protected static Map.Entry<String, List<String>> allow(String name, String... others) {
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
