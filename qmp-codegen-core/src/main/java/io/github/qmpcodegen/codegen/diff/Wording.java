package io.github.qmpcodegen.codegen.diff;

import java.util.List;

/**
 * The words for a change, as the parts of a sentence, so that one sentence can cover several similar changes.
 *
 * @param about what the sentence is about
 * @param verb how the sentence continues
 * @param rest what follows the verb; starts in lower case and has no full stop
 */
public record Wording(About about, Verb verb, String rest) {

    /** How a sentence continues after its subject. */
    public enum Verb {
        /** Something is so. */
        IS("is ", "are "),
        /** Something is of a type. */
        IS_OF_TYPE("is ", "are each "),
        /** The rest has its own verb, and applies to one thing at a time. */
        OWN("", "");

        private final String ofOne;
        private final String ofSeveral;

        Verb(String ofOne, String ofSeveral) {
            this.ofOne = ofOne;
            this.ofSeveral = ofSeveral;
        }
    }

    /**
     * The subject of a sentence.
     *
     * @param noun argument, member or value; empty if it is none of them
     * @param name the name of the argument, member or value
     * @param where what it is an argument, member or value of, with its preposition; if it is none of them, the whole
     *     phrase, which is empty for the changed thing itself
     */
    public record About(String noun, String name, String where) {

        /** The changed thing itself, which a sentence does not name again. */
        static final About ITSELF = new About("", "", "");

        String words() {
            return noun.isEmpty() ? where : noun + " '" + name + "'" + where;
        }
    }

    /** Returns the statement that something is so. */
    static Wording is(About about, String rest) {
        return new Wording(about, Verb.IS, rest);
    }

    /** Returns the statement that something is of a type. */
    static Wording isOfType(About about, String rest) {
        return new Wording(about, Verb.IS_OF_TYPE, rest);
    }

    /** Returns a sentence of another form. */
    static Wording of(About about, String rest) {
        return new Wording(about, Verb.OWN, rest);
    }

    /** Returns a sentence of another form about the thing itself. */
    static Wording of(String text) {
        return of(About.ITSELF, text);
    }

    /** Returns the sentence. */
    public String text() {
        String words = about.words();
        return words + (words.isEmpty() ? "" : " ") + verb.ofOne + rest;
    }

    /** Whether one sentence can say this about several arguments, members or values of the same thing. */
    boolean canBeOfSeveral() {
        return verb != Verb.OWN && !about.noun().isEmpty();
    }

    /** Returns what is equal in wordings that one sentence can join. */
    Wording withoutName() {
        return new Wording(new About(about.noun(), "", about.where()), verb, rest);
    }

    /** Returns one sentence for several wordings that differ only in the name. */
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
