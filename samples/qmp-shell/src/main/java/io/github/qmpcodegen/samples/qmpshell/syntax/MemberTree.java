package io.github.qmpcodegen.samples.qmpshell.syntax;

import static java.util.Objects.requireNonNull;

import io.github.qmpcodegen.samples.qmpshell.syntax.Input.Entry;
import io.github.qmpcodegen.samples.qmpshell.syntax.Input.Members;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An object under construction: a dotted key puts a value into an object within it. */
final class MemberTree {

    private final Map<String, Part> parts = new LinkedHashMap<>();
    private int start;
    private int end;

    MemberTree(int start) {
        this.start = start;
        this.end = start;
    }

    /** A member: a value, or an object that may still grow. */
    private record Part(
            int keyStart,
            int keyEnd,
            @Nullable Input value,
            @Nullable MemberTree object) {

        static Part of(int keyStart, int keyEnd, Input value) {
            return value instanceof Members members
                    ? new Part(keyStart, keyEnd, null, grown(members))
                    : new Part(keyStart, keyEnd, value, null);
        }

        Entry entry() {
            return new Entry(
                    keyStart,
                    keyEnd,
                    value != null ? value : requireNonNull(object).members());
        }
    }

    /**
     * Adds a member.
     *
     * @param key its name, with dots between the names of the objects that it is in
     * @param value its value
     * @throws MistakeException if it has one already, or an object on the way is none
     */
    void put(Word key, Input value) throws MistakeException {
        MemberTree tree = this;
        int from = 0;
        while (true) {
            tree.end = Math.max(tree.end, value.end());
            int dot = key.text().indexOf('.', from);
            int to = dot < 0 ? key.text().length() : dot;
            Word name = new Word(key.text().substring(from, to), key.start() + from);
            if (name.text().isEmpty()) {
                throw new MistakeException("a name is missing in '" + key.text() + "'", key.start(), key.end());
            }
            if (dot < 0) {
                tree.putValue(name, key, value);
                return;
            }
            tree = tree.below(name, key);
            from = dot + 1;
        }
    }

    private void putValue(Word name, Word key, Input value) throws MistakeException {
        Part present = parts.get(name.text());
        if (present != null) {
            throw new MistakeException(
                    present.object() != null
                            ? "'" + key.text() + "' has members already, and cannot be a value, too"
                            : "'" + key.text() + "' appears twice",
                    key.start(),
                    key.end());
        }
        parts.put(name.text(), Part.of(name.start(), name.end(), value));
    }

    private MemberTree below(Word name, Word key) throws MistakeException {
        Part part = parts.computeIfAbsent(
                name.text(), unused -> new Part(name.start(), name.end(), null, new MemberTree(name.start())));
        if (part.object() != null) {
            return part.object();
        }
        throw new MistakeException(
                "'" + key.text().substring(0, name.end() - key.start())
                        + "' is a value already, and cannot have members",
                key.start(),
                key.end());
    }

    /** A literal object, to which dotted keys may add. */
    private static MemberTree grown(Members object) {
        MemberTree tree = new MemberTree(object.start());
        tree.end = object.end();
        object.members()
                .forEach((name, entry) ->
                        tree.parts.put(name, Part.of(entry.keyStart(), entry.keyEnd(), entry.value())));
        return tree;
    }

    /** The object as it is now. */
    Members members() {
        Map<String, Entry> members = new LinkedHashMap<>();
        parts.forEach((name, part) -> members.put(name, part.entry()));
        return new Members(members, start, end);
    }
}
