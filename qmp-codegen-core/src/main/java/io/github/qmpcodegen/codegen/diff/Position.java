package io.github.qmpcodegen.codegen.diff;

import io.github.qmpcodegen.codegen.diff.Wording.About;

/**
 * A position in an interface where values go one way.
 *
 * @param entity the command, event or type that it is in
 * @param path the way from there, through members and branches; empty for the entity as a whole
 * @param noun what a sentence calls it besides its name: member, value
 * @param name the way through members only, as a sentence names it; empty for the entity as a whole
 * @param branch under which condition the position is there, in words; empty when it always is
 * @param direction the way that values go
 * @param node what stands for the entity when the users of a type are sought
 */
record Position(
        ChangedEntity entity, String path, Noun noun, String name, String branch, Direction direction, Object node) {

    /** What a position can be. */
    enum Noun {
        MEMBER,
        VALUE
    }

    /** The position of an entity as a whole. */
    static Position of(ChangedEntity entity, Direction direction) {
        return new Position(entity, "", Noun.MEMBER, "", "", direction, entity);
    }

    /** Whether clients send the values of this position; otherwise they receive them. */
    boolean isSent() {
        return direction == Direction.SENT;
    }

    /** A member at this position. */
    Position member(String member) {
        return new Position(entity, below(path, member), Noun.MEMBER, below(name, member), branch, direction, node);
    }

    /** The branch of a union at this position. */
    Position branch(String tag, String value) {
        String condition = "'" + below(name, tag) + "' is '" + value + "'";
        return new Position(
                entity,
                below(path, tag + "=" + value),
                Noun.MEMBER,
                name,
                branch.isEmpty() ? condition : branch + " and " + condition,
                direction,
                node);
    }

    /** A value of the enumeration at this position. */
    Position value(String value) {
        return new Position(
                entity, below(path, value), Noun.VALUE, value, isWhole() ? "" : about().words(), direction, node);
    }

    /** The elements of an array at this position. */
    Position elements() {
        return new Position(entity, path + "[]", noun, name + "[]", branch, direction, node);
    }

    /** The position as that of a type's node. */
    Position at(Object typeNode) {
        return new Position(entity, path, noun, name, branch, direction, typeNode);
    }

    private static String below(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    private boolean isWhole() {
        return path.isEmpty();
    }

    /** What it is, in words; of the entity as a whole, which is named above the sentence, nothing. */
    About aboutUnlessWhole() {
        return isWhole() ? About.ITSELF : about();
    }

    /** What it is, in words, for the start of a sentence about it. */
    About about() {
        if (noun == Noun.VALUE) {
            return new About("value", name, branch.isEmpty() ? "" : " of " + branch);
        }
        String relative = name.startsWith("[].") ? name.substring("[].".length()) : name;
        if (relative.isEmpty() || relative.equals("[]")) {
            return new About("", "", wholeWords() + (branch.isEmpty() ? "" : " where " + branch));
        }
        String member = entity.kind() == ChangedEntity.Kind.COMMAND && isSent() ? "argument" : "member";
        String of = switch (entity.kind()) {
            case COMMAND -> isSent() ? "" : " of the reply";
            case EVENT -> " of the data";
            case TYPE -> "";
        };
        return new About(member, relative, of + (branch.isEmpty() ? "" : " (where " + branch + ")"));
    }

    private String wholeWords() {
        return switch (entity.kind()) {
            case COMMAND -> isSent() ? "the arguments" : "the reply";
            case EVENT -> "the data";
            case TYPE -> "the value";
        };
    }
}
