package io.github.qmpcodegen.codegen.join;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What each joined type is made of: the type as each release has it, and what other releases have at the positions where
 * it stands now.
 */
final class Editions {

    private final Identities identities;
    private final Map<String, Map<List<String>, Edition>> others = new HashMap<>();
    private boolean grown;

    Editions(Identities identities) {
        this.identities = identities;
    }

    /** Adds what a release has at a position of a type. */
    void add(String key, Edition edition, String what) {
        List<String> each = List.of(Integer.toString(edition.release()), what);
        if (others.computeIfAbsent(key, type -> new LinkedHashMap<>()).putIfAbsent(each, edition) == null) {
            grown = true;
        }
    }

    /** All of a type, the oldest first. */
    List<Edition> of(String key) {
        List<Edition> all = new ArrayList<>(identities.editions(key));
        all.addAll(others.getOrDefault(key, Map.of()).values());
        all.sort(Comparator.comparingInt(Edition::release));
        return all;
    }

    /** Whether anything was added since this was last asked. */
    boolean hasGrown() {
        boolean result = grown;
        grown = false;
        return result;
    }
}
