package io.github.qmpcodegen.codegen.javamodel;

import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** A place in the generated code in which each name stands for one thing only. */
final class NameScope {

    private final boolean ignoreCase;
    private final Set<String> taken = new HashSet<>();

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

    /** Takes a name: the one that is wished for if it is free, or else that with the first number that makes it so. */
    String take(String wish) {
        return take(wish, "");
    }

    /** Takes a name as {@link #take(String)}, trying the wish with a suffix before any number. */
    String take(String wish, String suffix) {
        if (taken.add(key(wish))) {
            return wish;
        }
        if (!suffix.isEmpty() && taken.add(key(wish + suffix))) {
            return wish + suffix;
        }
        // A digit after a digit would read as another number.
        String base = Character.digit(wish.charAt(wish.length() - 1), 10) >= 0 ? wish + "_" : wish;
        int number = 2;
        while (!taken.add(key(base + number))) {
            number++;
        }
        return base + number;
    }

    private String key(String name) {
        return ignoreCase ? name.toLowerCase(Locale.ROOT) : name;
    }
}
