package io.github.qmpcodegen.codegen.source;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The sources that describe an interface together, and how they are read.
 *
 * <p>They describe the interface of one release; or each is labelled with the release that it describes, as in
 * {@code 7.2=qemu-7.2.0}, and they describe what all of these have between them.
 *
 * @param names the files, folders, addresses of running servers and programs, as the user names them, each behind its
 *     label if they have some; their order does not matter
 * @param defines the macros that command tables may use besides their own
 * @param strict whether warnings about them stop what is asked for, as errors do
 * @param floor the release from which on servers are to keep their promises; null for all releases
 */
public record Sources(
        List<String> names,
        Defines defines,
        boolean strict,
        @Nullable Release floor) {

    private static final String PROGRAM = "qemu:";

    /**
     * Copies the list.
     *
     * @throws IllegalArgumentException if some of the names have a label and others have none
     */
    public Sources {
        names = List.copyOf(names);
        Optional<String> unlabelled =
                names.stream().filter(name -> label(name).isEmpty()).findFirst();
        if (unlabelled.isPresent()
                && names.stream().anyMatch(name -> label(name).isPresent())) {
            throw new IllegalArgumentException("some sources are labelled with a release, and '" + unlabelled.get()
                    + "' is not; label all of them, as in 7.2=" + unlabelled.get() + ", or none");
        }
    }

    /** Sources that use no macros but their own, and whose warnings stop nothing. */
    public static Sources of(List<String> names) {
        return new Sources(names, Defines.NONE, false, null);
    }

    /** Sources that use no macros but their own, and whose warnings stop nothing. */
    public static Sources of(String... names) {
        return of(List.of(names));
    }

    /** The same with other macros. */
    public Sources withDefines(Defines other) {
        return new Sources(names, other, strict, floor);
    }

    /** The same where warnings stop what errors do, or do not. */
    public Sources withStrict(boolean other) {
        return new Sources(names, defines, other, floor);
    }

    /** The same where servers are to keep their promises from a release on; from the first on, if it is null. */
    public Sources withFloor(@Nullable Release other) {
        return new Sources(names, defines, strict, other);
    }

    /** The sources of each release, without their labels; nothing if they have none. */
    public SortedMap<Release, Sources> releases() {
        SortedMap<Release, List<String>> named = new TreeMap<>();
        for (String name : names) {
            label(name)
                    .ifPresent(release -> named.computeIfAbsent(release, each -> new ArrayList<>())
                            .add(unlabelled(name)));
        }
        SortedMap<Release, Sources> releases = new TreeMap<>();
        named.forEach((release, itsNames) -> releases.put(release, new Sources(itsNames, defines, strict, null)));
        return Collections.unmodifiableSortedMap(releases);
    }

    /** The sources that are no files or folders, but addresses of running servers and programs to ask. */
    public List<String> addresses() {
        return names.stream()
                .map(Sources::unlabelled)
                .filter(Sources::isAddress)
                .toList();
    }

    /** Whether a source's name is the address of a running server, or a program that is to be started and asked. */
    public static boolean isAddress(String name) {
        return name.startsWith("unix:")
                || name.startsWith("tcp:")
                || program(name).isPresent();
    }

    /** The program that a source's name wants to be started and asked; empty if it wants none. */
    public static Optional<String> program(String name) {
        return name.startsWith(PROGRAM) ? Optional.of(name.substring(PROGRAM.length())) : Optional.empty();
    }

    /** The release that a source's name is labelled with; empty if it has no label. */
    public static Optional<Release> label(String name) {
        int equals = name.indexOf('=');
        return equals < 0 ? Optional.empty() : Release.of(name.substring(0, equals));
    }

    /** A source's name without its label. */
    public static String unlabelled(String name) {
        return label(name).isPresent() ? name.substring(name.indexOf('=') + 1) : name;
    }
}
