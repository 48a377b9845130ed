package io.github.qmpcodegen.samples.qmpshell.complete;

import io.github.qmpcodegen.samples.qmpshell.schema.ServerInterface;
import io.github.qmpcodegen.samples.qmpshell.schema.Signature;
import io.github.qmpcodegen.samples.qmpshell.schema.Summaries;
import io.github.qmpcodegen.samples.qmpshell.syntax.Word;
import io.github.qmpcodegen.samples.qmpshell.syntax.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Suggests how a line may go on at its end. */
public final class Completion {

    private static final String TRANSACTION = "transaction(";
    private static final String HELP = "help";

    private final Supplier<ServerInterface> known;
    private final LiveValues live;

    /**
     * Makes the completion for a server.
     *
     * @param known what it understands
     * @param live what it has
     */
    public Completion(Supplier<ServerInterface> known, LiveValues live) {
        this.known = known;
        this.live = live;
    }

    /**
     * The ways to go on.
     *
     * @param line the line up to the cursor
     * @param inTransaction whether a transaction is open
     */
    public List<Suggestion> suggest(String line, boolean inTransaction) {
        List<Word> words = new ArrayList<>(Words.of(line).words());
        Word current = new Word("", line.length());
        if (!words.isEmpty() && words.get(words.size() - 1).end() == line.length()) {
            current = words.remove(words.size() - 1);
        }
        boolean action = inTransaction;
        if (!inTransaction && !words.isEmpty() && words.get(0).text().equals(TRANSACTION)) {
            words.remove(0);
            action = true;
        }
        if (words.isEmpty()) {
            return starts(action).toList();
        }
        String name = words.get(0).text();
        if (name.equals(HELP) && !action) {
            return topics(words).toList();
        }
        Optional<Signature> signature = action
                ? Optional.ofNullable(known.get().actions().get(name))
                : known.get().signature(name);
        Word word = current;
        return signature
                .map(found -> new ArgumentCompletion(found, known.get().schema(), live)
                        .suggest(words.subList(1, words.size()), word))
                .orElse(List.of());
    }

    private Stream<Suggestion> starts(boolean action) {
        if (action) {
            return Stream.concat(
                    known.get().actions().keySet().stream().map(name -> Suggestion.of(name, "")),
                    Stream.of(Suggestion.of(")", "ends the transaction")));
        }
        Stream<Suggestion> own = Stream.of(
                Suggestion.of(HELP, "describes commands and events"), Suggestion.of("exit", "leaves the shell"));
        Stream<Suggestion> transaction = known.get().has("transaction")
                ? Stream.of(Suggestion.of(TRANSACTION, "several actions that succeed or fail together"))
                : Stream.empty();
        return Stream.of(commands(), transaction, own).flatMap(each -> each);
    }

    private Stream<Suggestion> commands() {
        return known.get().commandNames().stream()
                .map(name -> Suggestion.of(name, Summaries.ofCommand(known.get(), name)));
    }

    private Stream<Suggestion> topics(List<Word> words) {
        if (words.size() == 1) {
            return Stream.concat(
                    commands(), known.get().events().keySet().stream().map(name -> Suggestion.of(name, "event")));
        }
        return known.get().signature(words.get(1).text()).stream()
                .flatMap(signature ->
                        signature.arguments() == null ? Stream.empty() : signature.arguments().members().stream())
                .map(member -> Suggestion.of(
                        member.name(), Summaries.ofMember(member, known.get().schema())));
    }
}
