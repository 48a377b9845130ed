package io.github.qmpcodegen.samples.qmpshell.progress;

/**
 * Something that takes a server a while.
 *
 * @param id what it is called; unique among those of one kind
 * @param kind what it does: mirror, stream, migration
 * @param status how far it is in its life, in the server's words; empty if it does not say
 * @param current how far it is, in bytes for most
 * @param total how far it has to get; 0 if that is not known
 * @param error why it failed; empty if it did not
 */
public record Activity(String id, String kind, String status, long current, long total, String error) {

    /** What it is called and does. */
    public String title() {
        return id.equals(kind) ? kind : kind + " " + id;
    }
}
