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
            description = "What a macro stands for that a .hx file uses and does not define, such as"
                    + " VENDOR_PREFIX=__com.acme_; C if it is in double quotes, otherwise the text of a string."
                    + " Repeatable.")
    private List<String> definitions = new ArrayList<>();

    @Option(
            names = "--floor",
            paramLabel = "RELEASE",
            description = "The oldest release whose servers are to keep promises, such as 7.2: what older ones do not"
                    + " always send is promised all the same. By default the oldest that there is.")
    private @Nullable String floor;

    /** Sources, with the macros that the user defines and the floor. */
    Sources sources(List<String> names) {
        try {
            return Sources.of(names).withDefines(Defines.of(definitions)).withFloor(floor());
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    private @Nullable Release floor() {
        return floor == null
                ? null
                : Release.of(floor)
                        .orElseThrow(() -> new IllegalArgumentException(
                                "the floor '" + floor + "' is no release; expected one such as 7.2"));
    }
}
