package io.github.qmpcodegen.codegen.parse;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The macros that are defined at a place of a file, and how certain that is.
 *
 * <p>What is defined under a condition that nobody knows holds behind it too, for there is nothing better; of branches
 * that exclude each other the first that defines a macro counts, as the first field does. Not safe for use by several
 * threads.
 */
final class Macros {

    private final Map<String, Definition> definitions = new HashMap<>();
    private final Deque<Branches> open = new ArrayDeque<>();

    /**
     * What is known of a name.
     *
     * @param macro the macro; null if there is none
     * @param certain whether that is so in every build
     */
    private record Definition(@Nullable Macro macro, boolean certain) {}

    /** The changes under a condition: what was there before the branch, and what is to hold behind the whole. */
    private record Branches(Map<String, Optional<Definition>> before, Map<String, Definition> chosen) {}

    /** The macro of a name, if there is one. */
    Optional<Macro> find(String name) {
        return Optional.ofNullable(definitions.get(name)).map(Definition::macro);
    }

    /** Whether a name is defined; empty if that depends on the build. */
    Optional<Boolean> isDefined(String name) {
        return Optional.ofNullable(definitions.get(name))
                .filter(Definition::certain)
                .map(definition -> definition.macro() != null);
    }

    void define(Macro macro) {
        put(macro.name(), new Definition(macro, true));
    }

    void undefine(String name) {
        put(name, new Definition(null, true));
    }

    private void put(String name, Definition definition) {
        Definition old = definitions.put(name, definition);
        if (!open.isEmpty()) {
            open.peek().before().putIfAbsent(name, Optional.ofNullable(old));
        }
    }

    /** A condition begins, and with it its first branch. */
    void beginCondition() {
        open.push(new Branches(new LinkedHashMap<>(), new LinkedHashMap<>()));
    }

    /**
     * A branch ends; another begins, or the condition ends.
     *
     * @param always whether the branch is part of every build
     */
    void endBranch(boolean always) {
        Branches branches = open.element();
        branches.before().forEach((name, before) -> {
            Definition now = definitions.get(name);
            if (now != null && (always || now.macro() != null)) {
                branches.chosen().putIfAbsent(name, new Definition(now.macro(), always && now.certain()));
            } else if (before.isPresent()) {
                branches.chosen().putIfAbsent(name, new Definition(before.get().macro(), false));
            }
            before.ifPresentOrElse(old -> definitions.put(name, old), () -> definitions.remove(name));
        });
        branches.before().clear();
    }

    /** The condition ends, after its last branch has. */
    void endCondition() {
        open.pop().chosen().forEach(this::put);
    }
}
