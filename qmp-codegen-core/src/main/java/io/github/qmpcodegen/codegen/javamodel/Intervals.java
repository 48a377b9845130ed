package io.github.qmpcodegen.codegen.javamodel;

import io.github.qmpcodegen.codegen.schema.Availability;
import io.github.qmpcodegen.codegen.schema.Described;
import java.util.ArrayList;
import java.util.List;

/** Which releases of something are worth documenting: those that do not follow from what it is part of. */
final class Intervals {

    private Intervals() {}

    /** The releases that have something; none if all have it, as far as is known. */
    static List<Doc.Interval> of(Described thing) {
        List<Doc.Interval> intervals = new ArrayList<>();
        for (Availability.Interval interval : thing.releases().intervals()) {
            String since = intervals.isEmpty() ? thing.documentation().since() : interval.since();
            intervals.add(new Doc.Interval(since, interval.until()));
        }
        return isEverywhere(intervals) ? List.of() : intervals;
    }

    /** The releases that have a part of something; none if it is in all of those that have the whole. */
    static List<Doc.Interval> ofPart(Described part, Described whole) {
        if (!whole.releases().isStated() || !part.releases().covers(whole.releases())) {
            return of(part);
        }
        String since = part.documentation().since();
        return since.isEmpty() || since.equals(whole.documentation().since())
                ? List.of()
                : List.of(new Doc.Interval(since, ""));
    }

    private static boolean isEverywhere(List<Doc.Interval> intervals) {
        return intervals.stream()
                .allMatch(interval ->
                        interval.since().isEmpty() && interval.until().isEmpty());
    }
}
