package io.github.qmpcodegen.samples.qmpshell.complete;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The commands of a human monitor, as its own help lists them. */
public final class HumanCommands {

    /** {@code commit|c device|all -- commit changes}: names, arguments, what it does. */
    private static final Pattern LINE = Pattern.compile("(\\S+)(?: (.*?))?\\s*-- (.*)");

    private final List<Suggestion> commands;
    private final List<Suggestion> topics;

    private HumanCommands(List<Suggestion> commands, List<Suggestion> topics) {
        this.commands = commands;
        this.topics = topics;
    }

    /**
     * Reads the help of a monitor.
     *
     * @param help what {@code help} prints
     * @param helpInfo what {@code help info} prints
     */
    public static HumanCommands of(String help, String helpInfo) {
        return new HumanCommands(read(help, ""), read(helpInfo, "info "));
    }

    private static List<Suggestion> read(String help, String prefix) {
        List<Suggestion> commands = new ArrayList<>();
        for (String line : help.split("\\R", -1)) {
            Matcher matcher = line.startsWith(prefix) ? LINE.matcher(line.substring(prefix.length())) : null;
            if (matcher != null && matcher.matches()) {
                for (String name : matcher.group(1).split("[|,]", -1)) {
                    commands.add(Suggestion.of(name, matcher.group(3)));
                }
            }
        }
        return commands;
    }

    /** How a line may go on at its end: commands, and what {@code info} and {@code help} may be about. */
    public List<Suggestion> suggest(String line) {
        String[] words = line.stripLeading().split("\\s+", -1);
        if (words.length == 1) {
            return commands;
        }
        if (words.length == 2 && words[0].equals("info")) {
            return topics;
        }
        return words.length == 2 && (words[0].equals("help") || words[0].equals("?")) ? commands : List.of();
    }
}
