package io.github.qmpcodegen.codegen.diff;

/**
 * A place in an interface where values go one way.
 *
 * @param subject the command, event or type that it is in
 * @param path the way from there, through members; empty for the subject as a whole
 * @param direction the way that values go
 * @param node what stands for the subject when the users of a type are sought
 */
record Place(Subject subject, String path, Direction direction, Object node) {

    /** The place of a command or event as a whole. */
    static Place of(Subject subject, Direction direction) {
        return new Place(subject, "", direction, subject);
    }

    /** A member at this place. */
    Place member(String name) {
        return new Place(subject, path.isEmpty() ? name : path + "." + name, direction, node);
    }

    /** The elements of an array at this place. */
    Place elements() {
        return new Place(subject, path + "[]", direction, node);
    }

    /** The place as that of a type's node. */
    Place at(Object typeNode) {
        return new Place(subject, path, direction, typeNode);
    }

    /** What it is, in words, for the start of a sentence about it. */
    String words() {
        boolean whole = path.isEmpty() || path.equals("[]");
        String told = path.startsWith("[].") ? path.substring("[].".length()) : path;
        return switch (subject.kind()) {
            case COMMAND ->
                direction == Direction.SENT
                        ? "argument '" + told + "'"
                        : whole ? "the reply" : "member '" + told + "' of the reply";
            case EVENT -> "member '" + told + "' of the data";
            case TYPE -> whole ? "the value" : "member '" + told + "'";
        };
    }
}
