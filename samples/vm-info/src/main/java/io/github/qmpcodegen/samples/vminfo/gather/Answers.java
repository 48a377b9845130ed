package io.github.qmpcodegen.samples.vminfo.gather;

import io.github.qmpcodegen.qmp.QmpCommandException;
import io.github.qmpcodegen.qmp.codec.QmpDecodingException;
import io.github.qmpcodegen.qmp.codec.UnreadableMemberException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The answers to questions of which a server may not know all. */
final class Answers {

    private final List<String> missing = new ArrayList<>();

    /**
     * Asks a question. A connection that is lost is no answer: that exception passes.
     *
     * @param question executes a command and takes from its answer what is wanted
     * @return the answer; empty if the server does not have the command, refuses it for this machine, or answers in a way
     *     that cannot be read (a number beyond {@code long} among them), and where the answer itself is null
     */
    <T> Optional<T> ask(Supplier<? extends @Nullable T> question) {
        try {
            return Optional.ofNullable(question.get());
        } catch (QmpCommandException | QmpDecodingException | UnreadableMemberException | ArithmeticException e) {
            missing.add(String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    /** Why what was not answered was not, a sentence each. */
    List<String> missing() {
        return List.copyOf(missing);
    }
}
