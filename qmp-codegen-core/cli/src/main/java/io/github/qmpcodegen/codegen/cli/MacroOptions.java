package io.github.qmpcodegen.codegen.cli;

import io.github.qmpcodegen.codegen.source.Defines;
import io.github.qmpcodegen.codegen.source.Sources;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options of all verbs that read sources: the macros that command tables take from elsewhere. */
final class MacroOptions {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--define",
            paramLabel = "NAME=VALUE",
            description = "What a macro stands for that a .hx file uses and does not define, such as"
                    + " VENDOR_PREFIX=__com.acme_; C if it is in double quotes, otherwise the text of a string."
                    + " Repeatable.")
    private List<String> definitions = new ArrayList<>();

    /** Sources, with the macros that the user defines. */
    Sources sources(List<String> names) {
        try {
            return Sources.of(names).withDefines(Defines.of(definitions));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }
}
