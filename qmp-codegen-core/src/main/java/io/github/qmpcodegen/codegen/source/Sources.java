package io.github.qmpcodegen.codegen.source;

import java.util.List;

/**
 * The sources that describe an interface together, and how they are read.
 *
 * @param names the files, folders and addresses of running servers, as the user names them; their order does not matter
 * @param defines the macros that command tables may use besides their own
 * @param strict whether warnings about them stop what is asked for, as errors do
 */
public record Sources(List<String> names, Defines defines, boolean strict) {

    /** Copies the list. */
    public Sources {
        names = List.copyOf(names);
    }

    /** Sources that use no macros but their own, and whose warnings stop nothing. */
    public static Sources of(List<String> names) {
        return new Sources(names, Defines.NONE, false);
    }

    /** Sources that use no macros but their own, and whose warnings stop nothing. */
    public static Sources of(String... names) {
        return of(List.of(names));
    }

    /** The same with other macros. */
    public Sources withDefines(Defines other) {
        return new Sources(names, other, strict);
    }

    /** The same where warnings stop what errors do, or do not. */
    public Sources withStrict(boolean other) {
        return new Sources(names, defines, other);
    }

    /** The sources that are no files or folders, but addresses of running servers. */
    public List<String> addresses() {
        return names.stream().filter(Sources::isAddress).toList();
    }

    /** Whether a source's name is the address of a running server. */
    public static boolean isAddress(String name) {
        return name.startsWith("unix:") || name.startsWith("tcp:");
    }
}
