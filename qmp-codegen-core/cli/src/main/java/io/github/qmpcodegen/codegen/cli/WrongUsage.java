package io.github.qmpcodegen.codegen.cli;

import io.github.qmpcodegen.codegen.source.SimilarNames;
import io.github.qmpcodegen.codegen.source.VisibleText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what is wrong with a command line and where the usage is, without letting terminals obey what was typed. */
final class WrongUsage implements IParameterExceptionHandler {

    private final IParameterExceptionHandler usual;

    /** @param usual what to do where nothing was typed */
    WrongUsage(IParameterExceptionHandler usual) {
        this.usual = usual;
    }

    @Override
    public int handleParseException(ParameterException exception, String[] args) throws Exception {
        CommandLine line = exception.getCommandLine();
        if (args.length == 0) {
            return usual.handleParseException(exception, args);
        }
        for (String mistake : mistakes(exception)) {
            line.getErr().println("error: " + VisibleText.ofLines(mistake));
        }
        line.getErr().println("see " + line.getCommandSpec().qualifiedName() + " --help");
        return line.getCommandSpec().exitCodeOnInvalidInput();
    }

    /** What is unknown comes first: it is often why something else is missing. */
    private static List<String> mistakes(ParameterException exception) {
        List<String> mistakes = new ArrayList<>();
        Set<String> suggested = new HashSet<>();
        CommandLine line = exception.getCommandLine();
        for (String word : unknown(line)) {
            boolean option = word.startsWith("-");
            String name = option ? word.replaceFirst("(?s)=.*", "") : word;
            SimilarNames known = new SimilarNames(
                    option
                            ? line.getCommandSpec().optionsMap().keySet()
                            : line.getSubcommands().keySet());
            known.to(name).ifPresent(suggested::add);
            mistakes.add("unknown " + (option ? "option" : "command") + " '" + VisibleText.of(name) + "'"
                    + known.question(name));
        }
        if (!(exception instanceof UnmatchedArgumentException) || mistakes.isEmpty()) {
            other(exception, suggested).ifPresent(mistakes::add);
        }
        return mistakes;
    }

    /** The words that the command does not know, up to one that may be meant as another command with words of its own. */
    private static List<String> unknown(CommandLine line) {
        List<String> unknown = new ArrayList<>();
        for (String word : line.getUnmatchedArguments()) {
            unknown.add(word);
            if (!word.startsWith("-")) {
                break;
            }
        }
        return unknown;
    }

    /** What else is wrong; nothing is missing that was typed in another way. */
    private static Optional<String> other(ParameterException exception, Set<String> suggested) {
        if (exception instanceof MissingParameterException missing && !suggested.isEmpty()) {
            List<String> left = missing.getMissing().stream()
                    .filter(argument -> !isAmong(suggested, argument))
                    .map(argument -> "'" + label(argument) + "'")
                    .toList();
            if (left.size() < missing.getMissing().size()) {
                return left.isEmpty() ? Optional.empty() : Optional.of("missing " + String.join(", ", left));
            }
        }
        String message = String.valueOf(exception.getMessage()).replaceFirst("^Error: ", "");
        boolean sentence = message.length() > 1 && Character.isLowerCase(message.charAt(1));
        return Optional.of(sentence ? Character.toLowerCase(message.charAt(0)) + message.substring(1) : message);
    }

    private static boolean isAmong(Set<String> names, ArgSpec argument) {
        return argument instanceof OptionSpec option
                && List.of(option.names()).stream().anyMatch(names::contains);
    }

    private static String label(ArgSpec argument) {
        return argument instanceof OptionSpec option
                ? option.longestName() + "=" + argument.paramLabel()
                : argument.paramLabel();
    }
}
