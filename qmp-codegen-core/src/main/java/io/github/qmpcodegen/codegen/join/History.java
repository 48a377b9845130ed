package io.github.qmpcodegen.codegen.join;

import io.github.qmpcodegen.codegen.schema.Availability;
import io.github.qmpcodegen.codegen.schema.Releases;
import io.github.qmpcodegen.codegen.schema.Schema;
import io.github.qmpcodegen.codegen.source.Release;
import java.util.BitSet;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.IntStream;

/**
 * The interfaces of several releases, by the places of the releases in their order.
 *
 * @param releases the releases
 * @param schemas their interfaces, in the same order
 */
record History(Releases releases, List<Schema> schemas) {

    static History of(SortedMap<Release, Schema> interfaces) {
        return new History(new Releases(List.copyOf(interfaces.keySet())), List.copyOf(interfaces.values()));
    }

    Schema schema(int release) {
        return schemas.get(release);
    }

    int size() {
        return schemas.size();
    }

    String label(int release) {
        return releases.all().get(release).toString();
    }

    Availability at(IntStream places) {
        BitSet in = new BitSet();
        places.forEach(in::set);
        return releases.at(in);
    }
}
