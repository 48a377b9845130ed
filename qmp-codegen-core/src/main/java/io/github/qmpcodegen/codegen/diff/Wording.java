package io.github.qmpcodegen.codegen.diff;

import java.util.List;

/**
 * What a change says, as the parts of a sentence, so that what several changes say alike can be said once.
 *
 * @param about what the sentence is about
 * @param verb how it goes on
 * @param rest what follows the verb; starts in lower case, has no full stop at its end
 */
public record Wording(About about, Verb verb, String rest) {

    /** How a sentence goes on behind what it is about. */
    public enum Verb {
        /** Something is so. */
        IS("is ", "are "),
        /** Something is of a type. */
        IS_OF_TYPE("is ", "are each "),
        /** The rest has its own verb, and is said of one thing at a time. */
        OWN("", "");

        private final String ofOne;
        private final String ofSeveral;

        Verb(String ofOne, String ofSeveral) {
            this.ofOne = ofOne;
            this.ofSeveral = ofSeveral;
        }
    }

    /**
     * What a sentence is about.
     *
     * @param noun argument, member or value; empty where it is none of them
     * @param name the name of the argument, member or value
     * @param where of what it is an argument, member or value, with its preposition; where it is none of them, the whole
     *     phrase, empty for what the change is a change of
     */
    public record About(String noun, String name, String where) {

        /** The thing itself that has changed, which a sentence does not name again. */
        static final About ITSELF = new About("", "", "");

        String words() {
            return noun.isEmpty() ? where : noun + " '" + name + "'" + where;
        }
    }

    /** That something is so. */
    static Wording is(About about, String rest) {
        return new Wording(about, Verb.IS, rest);
    }

    /** That something is of a type. */
    static Wording isOfType(About about, String rest) {
        return new Wording(about, Verb.IS_OF_TYPE, rest);
    }

    /** A sentence of another form. */
    static Wording of(About about, String rest) {
        return new Wording(about, Verb.OWN, rest);
    }

    /** A sentence of another form about the thing itself. */
    static Wording of(String text) {
        return of(About.ITSELF, text);
    }

    /** The sentence. */
    public String text() {
        String words = about.words();
        return words + (words.isEmpty() ? "" : " ") + verb.ofOne + rest;
    }

    /** Whether one sentence can say this of several arguments, members or values of the same thing. */
    boolean canBeOfSeveral() {
        return verb != Verb.OWN && !about.noun().isEmpty();
    }

    /** What is equal in the wordings that one sentence can join. */
    Wording withoutName() {
        return new Wording(new About(about.noun(), "", about.where()), verb, rest);
    }

    /** One sentence for several that differ in the name only. */
    static String textOf(List<Wording> alike) {
        Wording first = alike.get(0);
        if (alike.size() == 1) {
            return first.text();
        }
        List<String> names =
                alike.stream().map(wording -> "'" + wording.about.name() + "'").toList();
        int last = names.size() - 1;
        return first.about.noun() + "s " + String.join(", ", names.subList(0, last)) + " and " + names.get(last)
                + first.about.where() + " " + first.verb.ofSeveral + first.rest;
    }
}
