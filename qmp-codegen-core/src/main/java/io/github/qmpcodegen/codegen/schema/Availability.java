package io.github.qmpcodegen.codegen.schema;

import io.github.qmpcodegen.codegen.source.Release;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The releases that have something, of those that an interface is joined from. Immutable. */
public final class Availability {

    /** Nothing is known about releases, because the interface is that of a single one. */
    public static final Availability UNSTATED = new Availability(List.of(), new BitSet());

    private final List<Release> releases;
    private final BitSet in;

    Availability(List<Release> releases, BitSet in) {
        this.releases = List.copyOf(releases);
        this.in = (BitSet) in.clone();
    }

    /**
     * A range of releases without a gap.
     *
     * @param since the first release; empty if it is the first known release, or an earlier one
     * @param until the last release, which with two numbers, such as {@code 9.0}, means the whole branch; empty if it
     *     is the newest, or a later one
     */
    public record Interval(String since, String until) {}

    /** Whether anything is known about releases. */
    public boolean isStated() {
        return !releases.isEmpty();
    }

    /** All releases of the interface, oldest first. */
    public List<Release> releases() {
        return releases;
    }

    /** Whether it is in all releases, or nothing is known about them. */
    public boolean isEverywhere() {
        return in.cardinality() == releases.size();
    }

    /** Whether it is in no release. */
    public boolean isNowhere() {
        return in.isEmpty();
    }

    /** Whether a release has it. */
    public boolean has(Release release) {
        int index = releases.indexOf(release);
        return index >= 0 && in.get(index);
    }

    /** Whether it is in all releases that have something else. */
    public boolean covers(Availability other) {
        BitSet missing = other.bits();
        missing.andNot(in);
        return missing.isEmpty();
    }

    /** Returns the releases that have both this and something else. */
    public Availability and(Availability other) {
        BitSet both = bits();
        both.and(other.in);
        return new Availability(releases, both);
    }

    /** Returns the releases that have this or something else. */
    public Availability or(Availability other) {
        BitSet either = bits();
        either.or(other.in);
        return new Availability(isStated() ? releases : other.releases, either);
    }

    /** Returns the releases among these that have it, as if there were no others. */
    public Availability within(Set<Release> kept) {
        List<Release> remaining = releases.stream().filter(kept::contains).toList();
        BitSet remainingIn = new BitSet();
        for (int i = 0; i < remaining.size(); i++) {
            remainingIn.set(i, has(remaining.get(i)));
        }
        return new Availability(remaining, remainingIn);
    }

    /** The newest release that has it; empty if none does. */
    public Optional<Release> newest() {
        return in.isEmpty() ? Optional.empty() : Optional.of(releases.get(in.length() - 1));
    }

    /** The oldest release that has it; empty if none does. */
    public Optional<Release> oldest() {
        return in.isEmpty() ? Optional.empty() : Optional.of(releases.get(in.nextSetBit(0)));
    }

    /** The newest release without it before the oldest release with it; empty if there is none. */
    public Optional<Release> newestWithout() {
        int first = in.nextSetBit(0);
        return first <= 0 ? Optional.empty() : Optional.of(releases.get(first - 1));
    }

    /**
     * The releases as text: runs of consecutive ones, such as {@code 2.3.1,4.2-9.0}, without the first and the last of
     * all.
     */
    public String text() {
        List<String> runs = new ArrayList<>();
        int size = releases.size();
        for (int first = in.nextSetBit(0); first >= 0; first = in.nextSetBit(first)) {
            int end = in.nextClearBit(first);
            String since = first == 0 ? "" : releases.get(first).toString();
            String until = end == size ? "" : releases.get(end - 1).toString();
            runs.add(since.equals(until) && !since.isEmpty() ? since : since + "-" + until);
            first = end;
        }
        return String.join(",", runs);
    }

    /**
     * The intervals of the releases that have it: those among the first releases of all branches, and those within
     * branches whose later releases differ.
     */
    public List<Interval> intervals() {
        return new IntervalList().of();
    }

    private final class IntervalList {

        private final List<Interval> intervals = new ArrayList<>();
        private String since = "";
        private boolean begun;

        List<Interval> of() {
            List<Release> all = releases;
            int end = 0;
            for (int first = 0; first < all.size(); first = end) {
                Release branch = all.get(first).branch();
                end = first + 1;
                while (end < all.size() && all.get(end).branch().equals(branch)) {
                    end++;
                }
                branch(first, end);
            }
            if (begun) {
                intervals.add(new Interval(since, ""));
            }
            return intervals;
        }

        private void branch(int first, int end) {
            if (!in.get(first)) {
                finish(first == 0 ? "" : releases.get(first - 1).branch().toString());
                within(first, end);
                return;
            }
            if (!begun) {
                begun = true;
                since = first == 0 ? "" : releases.get(first).toString();
            }
            int gap = in.nextClearBit(first);
            if (gap < end) {
                finish(releases.get(gap - 1).exact());
                within(gap, end);
            }
        }

        private void finish(String until) {
            if (begun) {
                intervals.add(new Interval(since, until));
                begun = false;
            }
        }

        private void within(int first, int end) {
            for (int i = in.nextSetBit(first); i >= 0 && i < end; i = in.nextSetBit(i)) {
                Release start = releases.get(i);
                int gap = Math.min(in.nextClearBit(i), end);
                String until = gap == end
                        ? start.branch().toString()
                        : releases.get(gap - 1).exact();
                intervals.add(new Interval(start.toString(), until));
                i = gap;
            }
        }
    }

    private BitSet bits() {
        return (BitSet) in.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Availability that && in.equals(that.in) && releases.equals(that.releases);
    }

    @Override
    public int hashCode() {
        return in.hashCode();
    }

    @Override
    public String toString() {
        return isStated()
                ? releases.stream().filter(this::has).map(Release::toString).collect(Collectors.joining(" "))
                : "unstated";
    }
}
