package io.github.qmpcodegen.samples.benchmarks;

import java.io.IOException;
import org.openjdk.jmh.runner.NoBenchmarksException;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Runs the benchmarks with the options of JMH, then says how they compare. */
public final class Benchmarks {

    private Benchmarks() {}

    /** Measures each way to do a thing in one JVM of its own for some ten seconds, unless the options say otherwise. */
    public static void main(String[] args) throws RunnerException, CommandLineOptionException, IOException {
        CommandLineOptions options = new CommandLineOptions(args);
        if (options.shouldHelp()) {
            options.showHelp();
        } else if (options.shouldList()) {
            new Runner(options).list();
        } else {
            measure(options);
        }
    }

    private static void measure(CommandLineOptions options) throws RunnerException {
        try {
            System.out.printf("%nWhat typed code takes, medians%n%s", Ratios.of(new Runner(options(options)).run()));
        } catch (NoBenchmarksException e) {
            System.err.println("no benchmark matches " + String.join(" ", options.getIncludes()) + "; -l lists them");
            System.exit(2);
        }
    }

    /** The options, with times that suit these benchmarks where none are given. */
    private static Options options(CommandLineOptions options) {
        return new OptionsBuilder()
                .parent(options)
                .forks(options.getForkCount().orElse(1))
                .warmupIterations(options.getWarmupIterations().orElse(5))
                .warmupTime(options.getWarmupTime().orElse(TimeValue.seconds(1)))
                .measurementIterations(options.getMeasurementIterations().orElse(5))
                .measurementTime(options.getMeasurementTime().orElse(TimeValue.seconds(1)))
                .build();
    }
}
