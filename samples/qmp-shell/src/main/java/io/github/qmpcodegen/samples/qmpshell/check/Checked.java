package io.github.qmpcodegen.samples.qmpshell.check;

import io.github.qmpcodegen.samples.qmpshell.server.Request;
import io.github.qmpcodegen.samples.qmpshell.syntax.Mistake;
import java.util.List;

/**
 * A request, and what is to be said about it.
 *
 * @param request what would be sent
 * @param mistakes what the server would refuse; with any, it is better not sent
 * @param remarks what the user ought to know all the same, such as that something is deprecated; sentences without full
 *     stop
 */
public record Checked(Request request, List<Mistake> mistakes, List<String> remarks) {

    /** Copies the lists. */
    public Checked {
        mistakes = List.copyOf(mistakes);
        remarks = List.copyOf(remarks);
    }
}
