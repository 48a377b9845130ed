package io.github.qmpcodegen.samples.qmpshell.check;

import io.github.qmpcodegen.samples.qmpshell.server.Request;
import io.github.qmpcodegen.samples.qmpshell.syntax.Mistake;
import java.util.List;

/**
 * A request, and what is to be said about it.
 *
 * @param request what would be sent
 * @param mistakes what the server would refuse; with any, it is better not sent
 * @param notes what the user ought to know all the same, such as that something is deprecated; sentences without full
 *     stop
 */
public record CheckedRequest(Request request, List<Mistake> mistakes, List<String> notes) {

    /** Copies the lists. */
    public CheckedRequest {
        mistakes = List.copyOf(mistakes);
        notes = List.copyOf(notes);
    }
}
