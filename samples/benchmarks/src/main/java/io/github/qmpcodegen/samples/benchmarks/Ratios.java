package io.github.qmpcodegen.samples.benchmarks;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;

/**
 * Sets the measured time of {@code typed} against that of each other way to do the same. Medians of single calls are
 * compared, because they depend less than means on other work that the machine has to do.
 */
final class Ratios {

    private static final String TYPED = "typed";

    private Ratios() {}

    /** A line for each benchmark, in the order of their names; those without {@code typed} have nothing to compare. */
    static String of(Collection<RunResult> results) {
        Map<String, Map<String, Result<?>>> benchmarks = new TreeMap<>();
        for (RunResult result : results) {
            String[] path = result.getParams().getBenchmark().split("\\.", -1);
            benchmarks
                    .computeIfAbsent(path[path.length - 2], name -> new TreeMap<>())
                    .put(path[path.length - 1], result.getPrimaryResult());
        }
        StringBuilder text = new StringBuilder();
        benchmarks.forEach((name, ways) -> {
            Map<String, Result<?>> others = new LinkedHashMap<>(ways);
            Result<?> typed = others.remove(TYPED);
            if (typed != null) {
                text.append(line(name, typed, others));
            }
        });
        return text.toString();
    }

    private static String line(String name, Result<?> typed, Map<String, Result<?>> others) {
        StringBuilder line = new StringBuilder(
                String.format(Locale.ROOT, "%-15s %9.2f %s", name, median(typed), typed.getScoreUnit()));
        others.forEach((way, result) ->
                line.append(String.format(Locale.ROOT, " = %.2f x %s", median(typed) / median(result), way)));
        return line.append('\n').toString();
    }

    /** The median of single calls, or of iterations where the calls are too short to be timed alone. */
    private static double median(Result<?> result) {
        return result.getStatistics().getPercentile(50);
    }
}
