package io.github.qmpcodegen.qmp.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
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
import com.tngtech.archunit.core.domain.PackageMatchers;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import com.tngtech.archunit.library.dependencies.SliceRule;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.util.AbstractCollection;
import java.util.AbstractMap;
import java.util.Collection;
import java.util.Comparator;
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
import org.junit.jupiter.api.TestInstance;

/** What holds in every module: its packages see only those before them, nothing goes in circles, and no code does what none may. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class ArchitectureRules {

    protected static final String JACKSON = "tools.jackson..";

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

    /** Those of the module, without its tests. */
    protected final JavaClasses classes;

    private final String root;
    private final Map<String, List<String>> mayImport;

    /**
     * The rules for a module.
     *
     * @param member any class of it
     * @param root the package that all others of the module, and those of the modules that share its table, are below
     * @param mayImport what each row may import besides itself and the JDK. A row is a package below the root by the rest
     *     of its name, the empty one the root itself, and holds for those below it that have no row. What may be
     *     imported is another row, a single class by its name below the root, or a pattern of other packages
     */
    protected ArchitectureRules(Class<?> member, String root, Map<String, List<String>> mayImport) {
        this.classes = new ClassFileImporter()
                .importUrl(member.getProtectionDomain().getCodeSource().getLocation())
                .that(resideInAPackage(root + ".."));
        this.root = root;
        this.mayImport = mayImport;
    }

    /** The classes that see others that see them, all by their names below the root. */
    protected Map<String, List<String>> circles() {
        return Map.of();
    }

    /** The static fields that change, or could. */
    protected Set<String> shared() {
        return Set.of();
    }

    /** Whether a class may write to the standard streams. */
    protected boolean mayPrint(JavaClass type) {
        return false;
    }

    /** The row of a class in the table. */
    protected String row(JavaClass type) {
        String name = type.getPackageName();
        String below = name.equals(root) ? "" : name.substring(root.length() + 1);
        return mayImport.keySet().stream()
                .filter(row -> below.equals(row) || (!row.isEmpty() && below.startsWith(row + ".")))
                .max(Comparator.comparing(String::length))
                .orElse(below);
    }

    @TestFactory
    protected final Stream<DynamicTest> everyPackageKnowsOnlyThoseBeforeIt() {
        return mayImport.entrySet().stream()
                .map(row -> DynamicTest.dynamicTest(
                        row.getKey().isEmpty() ? "the root" : row.getKey(),
                        () -> classes()
                                .that(belongTo(row.getKey()))
                                .should()
                                .onlyDependOnClassesThat(areVisible(row.getKey(), row.getValue()))
                                .check(classes)));
    }

    @Test
    protected final void everyPackageIsInTheTable() {
        Set<String> rows = classes.stream().map(this::row).collect(Collectors.toCollection(TreeSet::new));

        assertEquals(new TreeSet<>(mayImport.keySet()), rows, "say in the table what they may import");
    }

    @Test
    protected final void packagesHaveNoCircles() {
        // Class by class in the root, of which packages may see what others of it see them through.
        withoutCircles(type -> type.getPackageName().equals(root) ? topLevel(type) : type.getPackageName())
                .check(classes);
    }

    /** A class and those inside of it are one; which kinds a sealed type permits is not looked at. */
    @Test
    protected final void classesHaveNoCircles() {
        SliceRule rule = withoutCircles(ArchitectureRules::topLevel);
        for (Map.Entry<String, List<String>> circle : circles().entrySet()) {
            for (String other : circle.getValue()) {
                rule = rule.ignoreDependency(isIn(circle.getKey()), isIn(other));
            }
        }
        rule.check(classes);
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
    protected final void nothingPrints() {
        noClasses()
                .that(DescribedPredicate.describe("may not print", type -> !mayPrint(type)))
                .should(ACCESS_STANDARD_STREAMS)
                .check(classes);
    }

    @Test
    protected final void nothingStaticCanChange() {
        fields().that()
                .areStatic()
                .and(areWrittenAndNotShared())
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

    private SliceRule withoutCircles(Function<JavaClass, String> slice) {
        return slices().assignedFrom(new SliceAssignment() {
                    @Override
                    public String getDescription() {
                        return "what sees each other";
                    }

                    @Override
                    public SliceIdentifier getIdentifierOf(JavaClass type) {
                        return isOwn(type) ? SliceIdentifier.of(slice.apply(type)) : SliceIdentifier.ignore();
                    }
                })
                .should()
                .beFreeOfCycles();
    }

    private boolean isOwn(JavaClass type) {
        return type.getName().startsWith(root + ".");
    }

    /** The class in whose file another one stands. */
    private static String topLevel(JavaClass type) {
        return type.getName().replaceAll("\\$.*", "");
    }

    /** The name below the root of the class in whose file another one stands. */
    protected final String nameInRoot(JavaClass type) {
        return topLevel(type).substring(root.length() + 1);
    }

    private DescribedPredicate<JavaClass> isIn(String name) {
        return DescribedPredicate.describe(
                "is in " + name, type -> topLevel(type).equals(root + "." + name));
    }

    private DescribedPredicate<JavaClass> belongTo(String row) {
        return DescribedPredicate.describe("belong to " + row, type -> row(type).equals(row));
    }

    private DescribedPredicate<JavaClass> areVisible(String row, List<String> others) {
        PackageMatchers elsewhere = PackageMatchers.of(Stream.concat(
                        Stream.of("java..", "javax..", "org.jspecify.."),
                        others.stream().filter(each -> each.contains(".")))
                .toList());
        return DescribedPredicate.describe("are visible to " + row, type -> {
            JavaClass seen = type.getBaseComponentType();
            if (isOwn(seen)) {
                return row(seen).equals(row) || others.contains(row(seen)) || others.contains(nameInRoot(seen));
            }
            return seen.isPrimitive() || elsewhere.test(seen.getPackageName());
        });
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
    private DescribedPredicate<JavaField> areWrittenAndNotShared() {
        return DescribedPredicate.describe(
                "are written by somebody",
                field -> !field.getModifiers().contains(SYNTHETIC)
                        && !field.getName().contains("$")
                        && !shared().contains(field.getOwner().getSimpleName() + "." + field.getName()));
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
                || parameters.contains(Locale.class.getName())
                // Copies the low byte of each character.
                || (called.getName().equals("getBytes") && parameters.contains("[B"));
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
