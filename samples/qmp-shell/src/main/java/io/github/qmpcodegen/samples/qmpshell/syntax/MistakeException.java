package io.github.qmpcodegen.samples.qmpshell.syntax;

/** A line that cannot be read. */
public final class MistakeException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Mistake mistake;

    /** Creates the exception of a mistake. */
    public MistakeException(Mistake mistake) {
        super(mistake.message());
        this.mistake = mistake;
    }

    MistakeException(String message, int start, int end) {
        this(new Mistake(message, start, end));
    }

    /** What is wrong with the line. */
    public Mistake mistake() {
        return mistake;
    }
}
