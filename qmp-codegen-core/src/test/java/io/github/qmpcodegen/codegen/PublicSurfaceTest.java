package io.github.qmpcodegen.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.domain.properties.HasModifiers;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What users of the library may use, and that nothing else is public without need. */
class PublicSurfaceTest {

    private static final String ROOT = "io.github.qmpcodegen.codegen";

    /** The packages for users; the empty one is the root. */
    private static final Set<String> PACKAGES = Set.of("", ".source", ".schema", ".diff");

    /** The types for users that other packages have. */
    private static final Set<String> TYPES =
            Set.of(".emit.Builders", ".emit.JavadocLevel", ".output.OutputChanges", ".output.FirstDifference");

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .importUrl(Generation.class.getProtectionDomain().getCodeSource().getLocation());

    @Test
    void whatUsersMayUseMentionsNothingElse() {
        Set<String> others = new TreeSet<>();
        for (JavaClass type : forUsers().toList()) {
            mentioned(type)
                    .filter(mentioned -> mentioned.getPackageName().startsWith(ROOT) && !isForUsers(mentioned))
                    .forEach(mentioned -> others.add(type.getName() + ": " + mentioned.getName()));
        }

        assertEquals(Set.of(), others);
    }

    @Test
    void whatNoOtherPackageUsesIsNotPublic() {
        Set<JavaClass> mentioned = CLASSES.stream()
                .filter(PublicSurfaceTest::isAccessible)
                .flatMap(type -> mentioned(type).filter(other -> !other.equals(type)))
                .collect(Collectors.toSet());
        List<String> unused = CLASSES.stream()
                .filter(type -> isAccessible(type) && !isEntry(type) && !mentioned.contains(type))
                .filter(type -> type.getDirectDependenciesToSelf().stream()
                        .noneMatch(use -> !use.getOriginClass().getPackageName().equals(type.getPackageName())))
                .map(type -> type.getName().substring(ROOT.length()))
                .sorted()
                .toList();

        assertEquals(List.of(), unused);
    }

    private static Stream<JavaClass> forUsers() {
        return CLASSES.stream().filter(type -> isForUsers(type) && isAccessible(type));
    }

    /** Whether users begin with it, and other modules of the generator, too. */
    private static boolean isEntry(JavaClass type) {
        return type.getPackageName().equals(ROOT) || type.getPackageName().equals(ROOT + ".source");
    }

    private static Stream<JavaClass> mentioned(JavaClass type) {
        Stream<JavaType> supertypes = Stream.concat(type.getSuperclass().stream(), type.getInterfaces().stream());
        Stream<JavaType> fields =
                type.getFields().stream().filter(PublicSurfaceTest::isShown).map(JavaField::getType);
        Stream<JavaType> codeUnits = type.getCodeUnits().stream()
                .filter(PublicSurfaceTest::isShown)
                .flatMap((JavaCodeUnit unit) -> Stream.concat(
                        Stream.of(unit.getReturnType()),
                        Stream.concat(unit.getParameterTypes().stream(), unit.getExceptionTypes().stream())));
        return Stream.of(supertypes, fields, codeUnits)
                .flatMap(types -> types)
                .flatMap(mentioned -> mentioned.getAllInvolvedRawTypes().stream())
                .map(JavaClass::getBaseComponentType);
    }

    private static boolean isShown(HasModifiers member) {
        return member.getModifiers().contains(JavaModifier.PUBLIC)
                || member.getModifiers().contains(JavaModifier.PROTECTED);
    }

    private static boolean isAccessible(JavaClass type) {
        return isShown(type)
                && type.getEnclosingClass().map(PublicSurfaceTest::isAccessible).orElse(true);
    }

    private static boolean isForUsers(JavaClass type) {
        String name = type.getName().substring(ROOT.length());
        return PACKAGES.contains(type.getPackageName().substring(ROOT.length()))
                || TYPES.contains(name)
                || TYPES.stream().anyMatch(outer -> name.startsWith(outer + "$"));
    }
}
