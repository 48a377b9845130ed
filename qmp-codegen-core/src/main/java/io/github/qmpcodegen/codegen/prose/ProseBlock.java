package io.github.qmpcodegen.codegen.prose;

import io.github.qmpcodegen.codegen.source.SourceLocation;
import java.util.List;
import java.util.stream.Collectors;

/** A part of a document. */
public sealed interface ProseBlock {

    /** Where it starts. */
    SourceLocation location();

    /**
     * Running text.
     *
     * @param lines its lines, without leading and trailing spaces
     * @param location where it starts
     */
    record Paragraph(List<String> lines, SourceLocation location) implements ProseBlock {

        /** Copies the lines. */
        public Paragraph {
            lines = List.copyOf(lines);
        }

        /** Returns the lines as one. */
        public String text() {
            return String.join(" ", lines);
        }
    }

    /**
     * A list whose items start with a dash or another mark, or inside such a list, with a quoted name.
     *
     * @param bullets its items
     */
    record BulletList(List<Bullet> bullets) implements ProseBlock {

        /** Copies the items, of which there is at least one. */
        public BulletList {
            bullets = List.copyOf(bullets);
        }

        @Override
        public SourceLocation location() {
            return bullets.get(0).location();
        }
    }

    /**
     * A word with a colon that says what follows, such as {@code Arguments:}.
     *
     * @param kind what follows
     * @param text what follows it on its line, including the purpose of an example if the label states it; empty for a
     *     remark, where it is the start of a paragraph
     * @param location where it is
     */
    record Label(LabelKind kind, String text, SourceLocation location) implements ProseBlock {}

    /** What a label announces. */
    enum LabelKind {
        /** The arguments of a command or the data of an event. */
        MEMBERS,
        /** Examples. */
        EXAMPLE,
        /** A remark. */
        NOTE,
        /** A warning. */
        WARNING,
        /** The reply, in words. */
        RETURNS
    }

    /**
     * A message of an example.
     *
     * @param fromClient whether the client sends it
     * @param text its text, without the arrow
     * @param location where its text starts
     */
    record Message(boolean fromClient, String text, SourceLocation location) implements ProseBlock {}

    /**
     * An item of a list.
     *
     * @param names the names it starts with, usually one; empty if it starts with none
     * @param dashed whether a dash or another mark stands before it
     * @param body its text and the lists inside it
     * @param location where it starts
     */
    record Bullet(List<String> names, boolean dashed, List<ProseBlock> body, SourceLocation location) {

        /** Copies the lists. */
        public Bullet {
            names = List.copyOf(names);
            body = List.copyOf(body);
        }

        /** Returns its paragraphs as one line of text, without the lists inside it. */
        public String text() {
            return body.stream()
                    .filter(Paragraph.class::isInstance)
                    .map(block -> ((Paragraph) block).text())
                    .collect(Collectors.joining(" "));
        }

        /** The items of the lists inside it, in order. */
        public List<Bullet> children() {
            return body.stream()
                    .filter(BulletList.class::isInstance)
                    .flatMap(block -> ((BulletList) block).bullets().stream())
                    .toList();
        }
    }
}
