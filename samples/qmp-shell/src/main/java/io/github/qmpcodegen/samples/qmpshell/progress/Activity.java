package io.github.qmpcodegen.samples.qmpshell.progress;

/**
 * A long-running activity of a server.
 *
 * @param id its name; unique among activities of one kind
 * @param kind what it does: mirror, stream, migration
 * @param status its status, in the server's words; empty if unknown
 * @param current how much is done, usually in bytes
 * @param total how much there is to do; 0 if unknown
 * @param error why it failed; empty if it did not
 */
public record Activity(String id, String kind, String status, long current, long total, String error) {

    /** Returns its name and kind. */
    public String title() {
        return id.equals(kind) ? kind : kind + " " + id;
    }
}
