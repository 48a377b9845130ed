package io.github.qmpcodegen.codegen.cli;

import io.github.qmpcodegen.codegen.source.Defines;
import io.github.qmpcodegen.codegen.source.Release;
import io.github.qmpcodegen.codegen.source.Sources;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options of all verbs that read sources. */
final class SourceOptions {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--define",
            paramLabel = "NAME=VALUE",
            description = "The value of a macro that a .hx file uses but does not define, such as"
                    + " VENDOR_PREFIX=__com.acme_; C code if it is in double quotes, otherwise the text of a string."
                    + " Repeatable.")
    private List<String> definitions = new ArrayList<>();

    @Option(
            names = "--floor",
            paramLabel = "RELEASE",
            description = "The oldest release for which promises count, such as 7.2: a member that only older"
                    + " servers may leave out counts as promised. By default the oldest release of all.")
    private @Nullable String floor;

    @Option(
            names = "--oldest",
            paramLabel = "RELEASE",
            description = "The oldest release that matters, such as 5.0: what only older ones have is left out. By"
                    + " default the oldest release of all.")
    private @Nullable String oldest;

    /** Returns the sources, with the macros that the user defines and the releases that count. */
    Sources sources(List<String> names) {
        try {
            return Sources.of(names)
                    .withDefines(Defines.of(definitions))
                    .withOldest(release("the oldest release", oldest))
                    .withFloor(release("the floor", floor));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    /**
     * Returns the release that an option names; null if it was not given.
     *
     * @param option what it is called in a sentence
     * @param value its value
     * @throws IllegalArgumentException if that is not a release
     */
    static @Nullable Release release(String option, @Nullable String value) {
        return value == null
                ? null
                : Release.of(value)
                        .orElseThrow(() -> new IllegalArgumentException(
                                option + " '" + value + "' is not a release; expected one such as 7.2"));
    }
}
