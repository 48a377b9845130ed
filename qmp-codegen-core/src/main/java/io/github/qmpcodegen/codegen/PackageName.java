package io.github.qmpcodegen.codegen;

import java.lang.module.ModuleFinder;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.lang.model.SourceVersion;

/** The rules for the name of a package of generated types. */
public final class PackageName {

    /** How the names of the JDK's packages begin. */
    private static final List<String> OF_THE_JDK =
            List.of("javax", "jdk", "sun", "com.sun", "org.w3c", "org.xml", "org.ietf", "netscape");

    private PackageName() {}

    /**
     * Says why generated types cannot be in a package; empty if they can.
     *
     * @return the predicate of a sentence about the name, such as
     *     {@code is not a valid package name; expected one such as com.acme.qmp}
     */
    public static Optional<String> problem(String name) {
        boolean ignorable = name.codePoints().anyMatch(Character::isIdentifierIgnorable);
        if (ignorable || !SourceVersion.isName(name, SourceVersion.RELEASE_17)) {
            return Optional.of("is not a valid package name; expected one such as com.acme.qmp" + keyword(name));
        }
        if (within(name, "java")) {
            return Optional.of("is reserved for the JDK's own classes; expected a package such as" + " com.acme.qmp");
        }
        boolean taken = OF_THE_JDK.stream().anyMatch(prefix -> within(name, prefix))
                && ModuleFinder.ofSystem().findAll().stream()
                        .anyMatch(module -> module.descriptor().packages().contains(name));
        return taken
                ? Optional.of(
                        "is a package of the JDK, to which no other code can add; expected one such as com.acme.qmp")
                : Optional.empty();
    }

    private static boolean within(String name, String prefix) {
        return name.equals(prefix) || name.startsWith(prefix + ".");
    }

    private static String keyword(String name) {
        return Arrays.stream(name.split("\\.", -1))
                .filter(part -> SourceVersion.isKeyword(part, SourceVersion.RELEASE_17))
                .findFirst()
                .map(part -> ", without the keyword '" + part + "'")
                .orElse("");
    }
}
