package io.github.qmpcodegen.samples.qmpshell.session;

import io.github.qmpcodegen.samples.qmpshell.check.CheckedRequest;
import io.github.qmpcodegen.samples.qmpshell.check.Checker;
import io.github.qmpcodegen.samples.qmpshell.complete.Completion;
import io.github.qmpcodegen.samples.qmpshell.complete.LiveValues;
import io.github.qmpcodegen.samples.qmpshell.complete.Suggestion;
import io.github.qmpcodegen.samples.qmpshell.render.HelpText;
import io.github.qmpcodegen.samples.qmpshell.render.LineColours;
import io.github.qmpcodegen.samples.qmpshell.render.Messages;
import io.github.qmpcodegen.samples.qmpshell.schema.LazyInterface;
import io.github.qmpcodegen.samples.qmpshell.schema.ServerInterface;
import io.github.qmpcodegen.samples.qmpshell.server.Request;
import io.github.qmpcodegen.samples.qmpshell.syntax.LineParser;
import io.github.qmpcodegen.samples.qmpshell.syntax.Mistake;
import io.github.qmpcodegen.samples.qmpshell.syntax.MistakeException;
import io.github.qmpcodegen.samples.qmpshell.syntax.Statement;
import io.github.qmpcodegen.samples.qmpshell.syntax.Word;
import io.github.qmpcodegen.samples.qmpshell.syntax.Words;
import java.util.List;
import java.util.regex.Pattern;
import org.jline.utils.AttributedString;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Lines are QMP commands. */
public final class QmpMode implements Mode {

    private static final Pattern COMMAND = Pattern.compile(
            "\\s*(?:(?!(?:true|false|null|True|False|None)\\b)[A-Za-z_][\\w.-]*(?:\\s|$|\\()|\\{\\s*[\"'](?:execute|exec-oob)[\"'])");

    private final LazyInterface serverInterface;
    private final boolean checks;
    private final Exchange exchange;
    private final Output output;
    private final Completion completion;

    /** The actions of the transaction that is open; null when none is. */
    private volatile @Nullable ArrayNode actions;

    /**
     * Creates the mode.
     *
     * @param serverInterface what the server understands
     * @param checks whether commands with mistakes are not sent
     * @param live what the server has
     * @param exchange sends commands
     * @param output where mistakes and help go
     */
    public QmpMode(LazyInterface serverInterface, boolean checks, LiveValues live, Exchange exchange, Output output) {
        this.serverInterface = serverInterface;
        this.checks = checks;
        this.exchange = exchange;
        this.output = output;
        completion = new Completion(serverInterface, live);
    }

    @Override
    public String prompt() {
        return actions == null ? "(QEMU) " : "TRANS> ";
    }

    @Override
    public boolean isComplete(String text) {
        return text.stripLeading().startsWith("#") || Words.of(text).complete();
    }

    @Override
    public Verdict run(String line) {
        List<String> words = words(line);
        String first = words.isEmpty() ? "" : words.get(0);
        if (first.equals("help") && serverInterface.get().lacks(first)) {
            return help(words.subList(1, words.size()));
        }
        if (first.equals("exit") && words.size() == 1 && serverInterface.get().lacks(first)) {
            return Verdict.LEAVE;
        }
        try {
            return run(line, LineParser.parse(line, actions != null));
        } catch (MistakeException e) {
            output.report(Messages.mistake(line, e.mistake()));
            return Verdict.FAILED;
        }
    }

    private Verdict run(String line, Statement statement) {
        if (statement instanceof Statement.Invocation invocation) {
            return invocation.arguments().members().isEmpty() && !serverInterface.isAsked()
                    ? sendFirst(line, invocation)
                    : send(line, checker().check(invocation));
        }
        if (statement instanceof Statement.Message message) {
            return send(line, Checker.message(message.message()));
        }
        if (statement instanceof Statement.Transaction transaction) {
            actions = JsonNodeFactory.instance.arrayNode();
            Statement.Invocation action = transaction.first();
            return action != null
                    ? add(line, action, transaction.closed())
                    : transaction.closed() ? close() : Verdict.FINE;
        }
        if (statement instanceof Statement.Action action) {
            return add(line, action.action(), action.closed());
        }
        return statement instanceof Statement.Close ? close() : Verdict.FINE;
    }

    private Checker checker() {
        return new Checker(checks ? serverInterface.get() : ServerInterface.UNKNOWN);
    }

    /**
     * Sends a command that needs no types, for it has no arguments, before anything is known of the server: to find that out
     * would take longer than all the rest. If the server refuses it, what is known may say why in better words.
     */
    private Verdict sendFirst(String line, Statement.Invocation invocation) {
        Request request = new Checker(ServerInterface.UNKNOWN).check(invocation).request();
        return exchange.run(request, () -> isRefused(line, checker().check(invocation)));
    }

    /** Adds an action; one with mistakes leaves the transaction open, so that it can be typed again. */
    private Verdict add(String line, Statement.Invocation action, boolean closes) {
        ArrayNode open = actions;
        CheckedRequest checked = checker().checkAction(action);
        if (open == null || isRefused(line, checked)) {
            return Verdict.FAILED;
        }
        ObjectNode node = open.addObject();
        node.put("type", checked.request().command());
        node.set("data", checked.request().arguments());
        return closes ? close() : Verdict.FINE;
    }

    private Verdict close() {
        ObjectNode arguments = JsonNodeFactory.instance.objectNode();
        arguments.set("actions", actions);
        actions = null;
        return exchange.run(new Request("transaction", arguments));
    }

    private Verdict send(String line, CheckedRequest checked) {
        return isRefused(line, checked) ? Verdict.FAILED : exchange.run(checked.request());
    }

    private boolean isRefused(String line, CheckedRequest checked) {
        checked.mistakes().forEach(mistake -> output.report(Messages.mistake(line, mistake)));
        boolean refused = !checked.mistakes().isEmpty();
        if (!refused) {
            checked.notes().forEach(note -> output.report(Messages.note(note)));
        }
        return refused;
    }

    private Verdict help(List<String> topic) {
        return HelpText.of(serverInterface.get(), topic, output.width())
                .map(text -> {
                    output.show(text);
                    return Verdict.FINE;
                })
                .orElseGet(() -> {
                    output.report(Messages.failure("nothing is known about '" + String.join(" ", topic) + "'"));
                    return Verdict.FAILED;
                });
    }

    /** In quotes there may be anything; no value begins with a name, but for those of values, and in none is a message. */
    @Override
    public boolean beginsAnew(String begun, String line) {
        return !Words.of(begun).quoted() && COMMAND.matcher(line).lookingAt();
    }

    @Override
    public boolean hasBegun() {
        return actions != null;
    }

    @Override
    public boolean abandon() {
        boolean any = actions != null;
        actions = null;
        return any;
    }

    @Override
    public List<Suggestion> suggest(String line) {
        return completion.suggest(line, actions != null);
    }

    @Override
    public void help(String line) {
        List<String> topic = words(line).stream()
                .filter(word -> !word.equals("transaction(") && !word.equals("help"))
                .limit(1)
                .toList();
        help(topic);
    }

    @Override
    public AttributedString coloured(String line) {
        return LineColours.of(line, mistakes(line));
    }

    private List<Mistake> mistakes(String line) {
        Checker checker = new Checker(checks ? serverInterface.now() : ServerInterface.UNKNOWN);
        try {
            Statement statement = LineParser.parse(line, actions != null);
            if (statement instanceof Statement.Invocation invocation) {
                return checker.check(invocation).mistakes();
            }
            return statement instanceof Statement.Action action
                    ? checker.checkAction(action.action()).mistakes()
                    : List.of();
        } catch (MistakeException e) {
            return List.of();
        }
    }

    private static List<String> words(String line) {
        return Words.of(line).words().stream().map(Word::text).toList();
    }
}
