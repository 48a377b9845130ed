package io.github.qmpcodegen.codegen.link.qapi;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The keys that say what an expression defines, each with the further keys that its kind of definition may have. */
enum Keyword {
    COMMAND,
    EVENT,
    STRUCT,
    UNION,
    ALTERNATE,
    ENUM,
    /** What {@link #STRUCT} was called before QEMU 2.4. */
    TYPE,
    PRAGMA;

    private static final String DATA = "data";

    /** The keyword of a key. */
    static Optional<Keyword> of(String key) {
        return Arrays.stream(values())
                .filter(keyword -> keyword.key().equals(key))
                .findFirst();
    }

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    List<String> required() {
        return switch (this) {
            case STRUCT, TYPE, UNION, ALTERNATE, ENUM -> List.of(DATA);
            case COMMAND, EVENT, PRAGMA -> List.of();
        };
    }

    boolean allows(String key) {
        return key.equals(key()) || key.equals("if") || key.equals("features") || others().contains(key);
    }

    private List<String> others() {
        return switch (this) {
            case COMMAND ->
                List.of(
                        DATA,
                        "returns",
                        "boxed",
                        "gen",
                        "success-response",
                        "allow-oob",
                        "allow-preconfig",
                        "coroutine");
            case EVENT -> List.of(DATA, "boxed");
            case STRUCT, TYPE -> List.of(DATA, "base");
            case UNION -> List.of(DATA, "base", "discriminator");
            case ALTERNATE -> List.of(DATA);
            case ENUM -> List.of(DATA, "prefix");
            case PRAGMA -> List.of();
        };
    }
}
