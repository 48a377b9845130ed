package io.github.qmpcodegen.samples.qmpshell.complete;

import io.github.qmpcodegen.samples.qmpshell.schema.ObjectMembers;
import io.github.qmpcodegen.samples.qmpshell.syntax.Input.Members;

/**
 * Where in a command a value is to be typed.
 *
 * @param command the command, or the action of a transaction
 * @param member the name of the member
 * @param siblings the object that it is in, so far
 * @param begun what was typed of the value so far
 */
public record ValuePlace(String command, String member, Members siblings, String begun) {

    /** The text of another member of the same object; empty if it was not typed. */
    String sibling(String name) {
        return ObjectMembers.text(siblings, name);
    }
}
