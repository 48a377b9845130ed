package io.github.qmpcodegen.codegen.diff;

/**
 * A place in an interface where values go one way.
 *
 * @param subject the command, event or type that it is in
 * @param path the way from there, through members and branches; empty for the subject as a whole
 * @param noun what a sentence calls it besides its name: member, value
 * @param name the way through members only, as a sentence names it; empty for the subject as a whole
 * @param branch under which condition the place is there, in words; empty when it always is
 * @param direction the way that values go
 * @param node what stands for the subject when the users of a type are sought
 */
record Place(Subject subject, String path, Noun noun, String name, String branch, Direction direction, Object node) {

    /** What a place can be. */
    enum Noun {
        MEMBER,
        VALUE
    }

    /** The place of a subject as a whole. */
    static Place of(Subject subject, Direction direction) {
        return new Place(subject, "", Noun.MEMBER, "", "", direction, subject);
    }

    /** Whether clients send the values of this place; otherwise they receive them. */
    boolean isSent() {
        return direction == Direction.SENT;
    }

    /** A member at this place. */
    Place member(String member) {
        return new Place(subject, below(path, member), Noun.MEMBER, below(name, member), branch, direction, node);
    }

    /** The branch of a union at this place. */
    Place branch(String tag, String value) {
        String condition = "'" + below(name, tag) + "' is '" + value + "'";
        return new Place(
                subject,
                below(path, tag + "=" + value),
                Noun.MEMBER,
                name,
                branch.isEmpty() ? condition : branch + " and " + condition,
                direction,
                node);
    }

    /** A value of the enumeration at this place. */
    Place value(String value) {
        return new Place(subject, below(path, value), Noun.VALUE, value, whole() ? "" : words(), direction, node);
    }

    /** The elements of an array at this place. */
    Place elements() {
        return new Place(subject, path + "[]", noun, name + "[]", branch, direction, node);
    }

    /** The place as that of a type's node. */
    Place at(Object typeNode) {
        return new Place(subject, path, noun, name, branch, direction, typeNode);
    }

    private static String below(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    private boolean whole() {
        return path.isEmpty();
    }

    /** What it is, in words, for the start of a sentence about it. */
    String words() {
        if (noun == Noun.VALUE) {
            return "value '" + name + "'" + (branch.isEmpty() ? "" : " of " + branch);
        }
        String told = name.startsWith("[].") ? name.substring("[].".length()) : name;
        if (told.isEmpty() || told.equals("[]")) {
            return wholeWords() + (branch.isEmpty() ? "" : " where " + branch);
        }
        String member = subject.kind() == Subject.Kind.COMMAND && isSent() ? "argument" : "member";
        String of = switch (subject.kind()) {
            case COMMAND -> isSent() ? "" : " of the reply";
            case EVENT -> " of the data";
            case TYPE -> "";
        };
        return member + " '" + told + "'" + of + (branch.isEmpty() ? "" : " (where " + branch + ")");
    }

    private String wholeWords() {
        return switch (subject.kind()) {
            case COMMAND -> isSent() ? "the arguments" : "the reply";
            case EVENT -> "the data";
            case TYPE -> "the value";
        };
    }
}
