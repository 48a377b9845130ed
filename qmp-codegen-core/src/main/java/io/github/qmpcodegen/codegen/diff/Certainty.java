package io.github.qmpcodegen.codegen.diff;

import io.github.qmpcodegen.codegen.schema.Origin;

/** How well a source knows what it says. */
final class Certainty {

    private Certainty() {}

    /** Whether the server itself goes by what this source says of types. */
    static boolean isExact(Origin origin) {
        return origin == Origin.QAPI || origin == Origin.INTROSPECTION;
    }

    /**
     * Whether a difference in what is said of types is one of the sources' knowledge rather than of the interface: words
     * on one side and on the other what the server goes by, or an example, which promises nothing.
     */
    static boolean differsInTypes(Origin before, Origin after) {
        return isShown(before) || isShown(after) || typeRank(before) != typeRank(after);
    }

    /** The same for whether a member may be missing, which {@code args_type} knows exactly. */
    static boolean differsInPresence(Origin before, Origin after) {
        return isShown(before) || isShown(after) || isChecked(before) != isChecked(after);
    }

    /** Whether only an example shows it. */
    static boolean isShown(Origin origin) {
        return origin == Origin.EXAMPLE;
    }

    /** Why such a difference need not be one of the interface. */
    static String difference(Origin before, Origin after) {
        if (isShown(before) || isShown(after)) {
            return "only an example shows it, and examples promise nothing";
        }
        return "the older comes from " + before.phrase() + ", the newer from " + after.phrase()
                + ", which may only differ in detail";
    }

    private static boolean isChecked(Origin origin) {
        return isExact(origin) || origin == Origin.ARGS_TYPE;
    }

    private static int typeRank(Origin origin) {
        return switch (origin) {
            case QAPI, INTROSPECTION -> 2;
            case ARGS_TYPE -> 1;
            case PROSE, EXAMPLE, NOTHING -> 0;
        };
    }
}
