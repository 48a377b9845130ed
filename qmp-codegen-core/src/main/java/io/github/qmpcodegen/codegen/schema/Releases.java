package io.github.qmpcodegen.codegen.schema;

import io.github.qmpcodegen.codegen.source.Release;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The releases that an interface is joined from, in order.
 *
 * <p>They are not a linear history: a release of an older branch can have what the first releases of later branches
 * lack.
 *
 * @param all releases, each once, oldest first
 */
public record Releases(List<Release> all) {

    /** Copies and sorts the list. */
    public Releases {
        all = all.stream().distinct().sorted().toList();
    }

    /** Returns all releases. */
    public Availability everywhere() {
        BitSet in = new BitSet();
        in.set(0, all.size());
        return new Availability(all, in);
    }

    /** Returns none of the releases. */
    public Availability nowhere() {
        return new Availability(all, new BitSet());
    }

    /** Returns some of the releases, by their indices. */
    public Availability at(BitSet in) {
        return new Availability(all, in);
    }

    /** Returns the releases from one on. */
    public Availability from(Release first) {
        BitSet in = new BitSet();
        for (int i = 0; i < all.size(); i++) {
            in.set(i, all.get(i).compareTo(first) >= 0);
        }
        return new Availability(all, in);
    }

    /**
     * Reads some of the releases, as {@link Availability#text()} writes them.
     *
     * @return empty if the text has another form, or names a release that is not among these
     */
    public Optional<Availability> parse(String text) {
        BitSet in = new BitSet();
        for (String run : text.isEmpty() ? new String[0] : text.split(",", -1)) {
            int dash = run.indexOf('-');
            int first = dash == 0 ? 0 : index(dash < 0 ? run : run.substring(0, dash));
            int last = dash < 0 ? first : dash == run.length() - 1 ? all.size() - 1 : index(run.substring(dash + 1));
            if (first < 0 || last < first) {
                return Optional.empty();
            }
            in.set(first, last + 1);
        }
        return Optional.of(new Availability(all, in));
    }

    private int index(String version) {
        return Release.of(version).map(all::indexOf).orElse(-1);
    }

    /** Returns the releases that a schema is joined from; empty if it is that of a single one. */
    public static Optional<Releases> of(Schema schema) {
        return Stream.of(schema.commands().stream(), schema.events().stream(), schema.types().values().stream())
                .flatMap(things -> things)
                .map(thing -> ((Described) thing).traits().releases())
                .filter(Availability::isStated)
                .map(availability -> new Releases(availability.releases()))
                .findFirst();
    }
}
