package io.github.qmpcodegen.codegen.source;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A release of QEMU. Ordered by version.
 *
 * <p>{@code 4.2} and {@code 4.2.0} are the same release, which is written {@code 4.2}.
 *
 * @param numbers the version: two numbers, and further ones of which the last is not 0
 */
public record Release(List<Integer> numbers) implements Comparable<Release> {

    private static final Pattern VERSION = Pattern.compile("\\d{1,9}(\\.\\d{1,9})*");
    private static final int OF_BRANCH = 2;

    /** Copies the numbers. */
    public Release {
        numbers = List.copyOf(numbers);
    }

    /** Returns the release of a version, such as {@code 10.0.13}; empty if the text is not a version. */
    public static Optional<Release> of(String version) {
        if (!VERSION.matcher(version).matches()) {
            return Optional.empty();
        }
        List<Integer> all =
                Arrays.stream(version.split("\\.")).map(Integer::valueOf).collect(Collectors.toList());
        while (all.size() < OF_BRANCH) {
            all.add(0);
        }
        while (all.size() > OF_BRANCH && all.get(all.size() - 1) == 0) {
            all.remove(all.size() - 1);
        }
        return Optional.of(new Release(all));
    }

    /** Returns the first release of its branch: {@code 10.0} for {@code 10.0.13}. */
    public Release branch() {
        return numbers.size() == OF_BRANCH ? this : new Release(numbers.subList(0, OF_BRANCH));
    }

    /**
     * Returns the version with at least three numbers, which distinguishes the first release of a branch from the
     * branch.
     */
    public String exact() {
        return numbers.size() == OF_BRANCH ? this + ".0" : toString();
    }

    @Override
    public int compareTo(Release other) {
        for (int i = 0; i < Math.max(numbers.size(), other.numbers.size()); i++) {
            int difference = Integer.compare(number(i), other.number(i));
            if (difference != 0) {
                return difference;
            }
        }
        return 0;
    }

    private int number(int index) {
        return index < numbers.size() ? numbers.get(index) : 0;
    }

    @Override
    public String toString() {
        return numbers.stream().map(String::valueOf).collect(Collectors.joining("."));
    }
}
