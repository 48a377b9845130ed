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
 * <p>Either they describe the interface of one release, or each is labelled with the release that it describes, as in
 * {@code 7.2=qemu-7.2.0}, and together they describe the interface of all these releases.
 *
 * @param names the files, folders, addresses of running servers and programs, as the user names them, each preceded by
 *     its label if they have labels; their order does not matter
 * @param defines the macros that command tables may use in addition to their own
 * @param strict whether warnings about them stop a request, as errors do
 * @param oldest the oldest release whose interface is wanted: what only older ones have is left out; null for all
 * @param floor the oldest release for which the interface's promises count; null for all releases
 */
public record Sources(
        List<String> names,
        Defines defines,
        boolean strict,
        @Nullable Release oldest,
        @Nullable Release floor) {

    private static final String PROGRAM = "qemu:";

    /**
     * Copies the list.
     *
     * @throws IllegalArgumentException if some of the names have a label and others do not, or nothing follows a label
     */
    public Sources {
        names = List.copyOf(names);
        for (String name : names) {
            if (label(name).isPresent() && unlabelled(name).isEmpty()) {
                throw new IllegalArgumentException(
                        "the label '" + name + "' has no source; name a file or a folder, as in " + name + "qemu-"
                                + name.substring(0, name.length() - 1));
            }
        }
        Optional<String> unlabelled =
                names.stream().filter(name -> label(name).isEmpty()).findFirst();
        if (unlabelled.isPresent()
                && names.stream().anyMatch(name -> label(name).isPresent())) {
            String name = unlabelled.get();
            throw new IllegalArgumentException("some sources are labelled with a release, and '" + name + "' is not; "
                    + labelProblem(name).orElse("label all of them, as in 7.2=" + name + ", or none"));
        }
    }

    /** Returns sources that use only their own macros, and whose warnings stop nothing. */
    public static Sources of(List<String> names) {
        return new Sources(names, Defines.NONE, false, null, null);
    }

    /** Returns sources that use only their own macros, and whose warnings stop nothing. */
    public static Sources of(String... names) {
        return of(List.of(names));
    }

    /** Returns these sources with other macros. */
    public Sources withDefines(Defines other) {
        return new Sources(names, other, strict, oldest, floor);
    }

    /** Returns these sources with warnings that stop a request, or do not. */
    public Sources withStrict(boolean other) {
        return new Sources(names, defines, other, oldest, floor);
    }

    /** Returns these sources without what only releases older than this one have; null for all releases. */
    public Sources withOldest(@Nullable Release other) {
        return new Sources(names, defines, strict, other, floor);
    }

    /** Returns these sources with another floor; null for all releases. */
    public Sources withFloor(@Nullable Release other) {
        return new Sources(names, defines, strict, oldest, other);
    }

    /** Returns the sources of each release, without their labels; empty if they have no labels. */
    public SortedMap<Release, Sources> releases() {
        SortedMap<Release, List<String>> named = new TreeMap<>();
        for (String name : names) {
            label(name)
                    .ifPresent(release -> named.computeIfAbsent(release, each -> new ArrayList<>())
                            .add(unlabelled(name)));
        }
        SortedMap<Release, Sources> releases = new TreeMap<>();
        named.forEach((release, itsNames) -> releases.put(release, new Sources(itsNames, defines, strict, null, null)));
        return Collections.unmodifiableSortedMap(releases);
    }

    /** Returns the sources that are not files or folders, but addresses of running servers and programs to query. */
    public List<String> addresses() {
        return names.stream()
                .map(Sources::unlabelled)
                .filter(Sources::isAddress)
                .toList();
    }

    /** Whether a source's name is the address of a running server, or a program to start and query. */
    public static boolean isAddress(String name) {
        return name.startsWith("unix:")
                || name.startsWith("tcp:")
                || program(name).isPresent();
    }

    /** Returns the program to start and query that a source's name specifies; empty if it does not specify one. */
    public static Optional<String> program(String name) {
        return name.startsWith(PROGRAM) ? Optional.of(name.substring(PROGRAM.length())) : Optional.empty();
    }

    /** Returns the release that a source's name is labelled with; empty if it has no label. */
    public static Optional<Release> label(String name) {
        int equals = name.indexOf('=');
        return equals < 0 ? Optional.empty() : Release.of(name.substring(0, equals));
    }

    /**
     * Says why what precedes the equals sign in a source's name is not a label; empty if it is one, or nothing there looks
     * like one.
     */
    public static Optional<String> labelProblem(String name) {
        int equals = name.indexOf('=');
        if (equals < 0 || label(name).isPresent() || name.substring(0, equals).matches("(?s).*[/\\\\].*")) {
            return Optional.empty();
        }
        return Optional.of("what precedes '=' must be a release such as 7.2");
    }

    /** Returns a source's name without its label. */
    public static String unlabelled(String name) {
        return label(name).isPresent() ? name.substring(name.indexOf('=') + 1) : name;
    }
}
