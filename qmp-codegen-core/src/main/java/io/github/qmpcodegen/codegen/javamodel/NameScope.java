package io.github.qmpcodegen.codegen.javamodel;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** A place in the generated code in which each name stands for one thing only. */
final class NameScope {

    private final boolean ignoreCase;
    private final Set<String> taken = new HashSet<>();

    /** The number with which the next search begins, for wishes that came more than once. */
    private final Map<String, Integer> numbers = new HashMap<>();

    private NameScope(boolean ignoreCase) {
        this.ignoreCase = ignoreCase;
    }

    /** A scope for types: names that differ in case only would be the same file on some systems. */
    static NameScope ofTypes() {
        return new NameScope(true);
    }

    /** A scope for components, methods or constants. */
    static NameScope ofMembers() {
        return new NameScope(false);
    }

    /** A scope in which all names of this one are taken, too. */
    NameScope inner() {
        return new NameScope(ignoreCase).reserve(taken);
    }

    /** Takes names, whether or not they are taken already. */
    NameScope reserve(Collection<String> names) {
        names.forEach(name -> taken.add(key(name)));
        return this;
    }

    /** Whether a name is taken. */
    boolean has(String name) {
        return taken.contains(key(name));
    }

    /** Takes a name: the preferred one if it is free, or else that with the first number that makes it so. */
    String take(String preferred) {
        return take(preferred, "");
    }

    /** Takes a name as {@link #take(String)}, trying the preferred one with a suffix before any number. */
    String take(String preferred, String suffix) {
        return take(preferred, suffix, this);
    }

    /** Takes a name as {@link #take(String, String)} that is not taken in another scope, either. */
    String take(String preferred, String suffix, NameScope besides) {
        if (!besides.has(preferred) && taken.add(key(preferred))) {
            return preferred;
        }
        if (!suffix.isEmpty() && !besides.has(preferred + suffix) && taken.add(key(preferred + suffix))) {
            return preferred + suffix;
        }
        // A digit after a digit would read as another number.
        String base = Character.digit(preferred.charAt(preferred.length() - 1), 10) >= 0 ? preferred + "_" : preferred;
        int number = numbers.getOrDefault(key(base), 2);
        while (besides.has(base + number) || !taken.add(key(base + number))) {
            number++;
        }
        numbers.put(key(base), number + 1);
        return base + number;
    }

    private String key(String name) {
        return ignoreCase ? name.toLowerCase(Locale.ROOT) : name;
    }
}
