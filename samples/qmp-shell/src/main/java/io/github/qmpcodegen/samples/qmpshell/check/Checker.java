package io.github.qmpcodegen.samples.qmpshell.check;

import io.github.qmpcodegen.codegen.source.SimilarNames;
import io.github.qmpcodegen.samples.qmpshell.schema.ServerInterface;
import io.github.qmpcodegen.samples.qmpshell.schema.Signature;
import io.github.qmpcodegen.samples.qmpshell.server.Request;
import io.github.qmpcodegen.samples.qmpshell.syntax.Input.Members;
import io.github.qmpcodegen.samples.qmpshell.syntax.Mistake;
import io.github.qmpcodegen.samples.qmpshell.syntax.Statement.Invocation;
import io.github.qmpcodegen.samples.qmpshell.syntax.Word;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes requests, checked against what the server understands. Where that is not known, it takes what was typed as it
 * looks, and leaves the judgement to the server.
 */
public final class Checker {

    private final ServerInterface known;

    /** Makes a checker for a server. */
    public Checker(ServerInterface known) {
        this.known = known;
    }

    /** Checks a command with its arguments. */
    public CheckedRequest check(Invocation invocation) {
        String command = invocation.name().text();
        if (known.lacks(command)) {
            return unknown(invocation, "this server has no command", known.commandNames());
        }
        return known.signature(command)
                .map(signature -> checked(signature, invocation.arguments()))
                .orElseGet(() -> unchecked(command, invocation.arguments(), List.of()));
    }

    /** A whole message, which is sent as it is, for the server to judge. */
    public static CheckedRequest message(Members message) {
        return new CheckedRequest(Request.of(PlainReading.object(message)), List.of(), List.of());
    }

    /**
     * Checks an action of a transaction.
     *
     * @param action the action
     * @return a request with the action's name and data
     */
    public CheckedRequest checkAction(Invocation action) {
        String name = action.name().text();
        SortedMap<String, Signature> actions = known.actions();
        Signature signature = actions.get(name);
        if (signature != null) {
            return checked(signature, action.arguments());
        }
        return actions.isEmpty()
                ? unchecked(name, action.arguments(), List.of())
                : unknown(action, "a transaction has no action", actions.keySet());
    }

    private static CheckedRequest unknown(Invocation invocation, String message, Collection<String> known) {
        Word name = invocation.name();
        String whole = message + " '" + name.text() + "'" + new SimilarNames(known).question(name.text());
        return unchecked(name.text(), invocation.arguments(), List.of(new Mistake(whole, name.start(), name.end())));
    }

    private CheckedRequest checked(Signature signature, Members arguments) {
        MistakeCollector collector = new MistakeCollector();
        collector.noteOn("'" + signature.name() + "'", signature.features());
        ObjectNode node = arguments(signature, arguments, collector);
        return new CheckedRequest(
                new Request(signature.name(), node),
                signature.exact() ? collector.mistakes : List.of(),
                signature.exact() ? collector.notes : List.of());
    }

    private ObjectNode arguments(Signature signature, Members arguments, MistakeCollector collector) {
        if (signature.arguments() != null) {
            return new TypedReading(known.schema(), collector).arguments(arguments, signature, signature.arguments());
        }
        arguments
                .members()
                .forEach((name, entry) -> collector.mistake(
                        "'" + signature.name() + "' takes no arguments",
                        entry.keyStart(),
                        entry.value().end()));
        return PlainReading.object(arguments);
    }

    private static CheckedRequest unchecked(String command, Members arguments, List<Mistake> mistakes) {
        return new CheckedRequest(new Request(command, PlainReading.object(arguments)), mistakes, List.of());
    }
}
