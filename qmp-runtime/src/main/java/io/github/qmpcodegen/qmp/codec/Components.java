package io.github.qmpcodegen.qmp.codec;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Checks and copies of the components of generated types, for generated code. */
public final class Components {

    private Components() {}

    /**
     * Returns the value, checking that it is there.
     *
     * @param type the command, event or type
     * @param member the member's wire name
     * @throws IllegalArgumentException if it is missing
     */
    public static <T> T required(String type, String member, @Nullable T value) {
        if (value == null) {
            throw new IllegalArgumentException(type + ": '" + member + "' is missing");
        }
        return value;
    }

    /** Returns an unmodifiable copy; null for null. For code that was generated before 0.1.0. */
    public static <T> @Nullable List<T> copy(@Nullable List<T> list) {
        return list == null ? null : List.copyOf(list);
    }

    /**
     * Returns an unmodifiable copy of a list; null for null.
     *
     * @param type the command, event or type
     * @param member the member's wire name
     * @throws IllegalArgumentException if an element is null
     */
    public static <T> @Nullable List<T> copy(String type, String member, @Nullable List<T> list) {
        return list == null ? null : requiredCopy(type, member, list);
    }

    /**
     * Returns an unmodifiable copy of a list, checking that it is there.
     *
     * @param type the command, event or type
     * @param member the member's wire name
     * @throws IllegalArgumentException if it is missing, or an element is null
     */
    public static <T> List<T> requiredCopy(String type, String member, @Nullable List<T> list) {
        try {
            return List.copyOf(required(type, member, list));
        } catch (NullPointerException e) {
            throw new IllegalArgumentException(type + ": '" + member + "' has an element that is null", e);
        }
    }

    /** Returns an unmodifiable copy in the same order. */
    public static <V> Map<String, V> copy(Map<String, V> map) {
        return map.isEmpty() ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }
}
