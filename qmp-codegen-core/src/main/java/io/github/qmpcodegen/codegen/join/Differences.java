package io.github.qmpcodegen.codegen.join;

import io.github.qmpcodegen.codegen.source.Diagnostic;
import io.github.qmpcodegen.codegen.source.DiagnosticSink;
import io.github.qmpcodegen.codegen.source.SourceLocation;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Tells in which positions releases differ, each of a kind once. */
final class Differences {

    private final History history;
    private final DiagnosticSink sink;
    private final Set<List<String>> told = new HashSet<>();
    private boolean silent = true;

    Differences(History history, DiagnosticSink sink) {
        this.history = history;
        this.sink = sink;
    }

    /** Tells from now on; until then not everything is known. */
    void begin() {
        silent = false;
    }

    /**
     * Tells a difference.
     *
     * @param conflict its kind
     * @param subject what differs
     * @param was what it was in an older release
     * @param older that release
     * @param is what it is in a newer one
     * @param newer that one
     */
    void report(Conflict conflict, String subject, Use older, String was, Use newer, String is) {
        report(
                conflict,
                subject,
                subject + " is " + was + " in " + history.label(older.release()) + " and " + is + " in "
                        + history.label(newer.release()) + ": " + conflict.consequence(),
                older,
                newer);
    }

    /** Tells a difference in other words. */
    void report(Conflict conflict, String subject, String message, Use older, Use newer) {
        if (!silent && told.add(List.of(conflict.name(), subject))) {
            SourceLocation there = older.location();
            sink.report(new Diagnostic(
                    conflict.code(),
                    newer.location(),
                    message,
                    List.of(new Diagnostic.Related(there, "in " + history.label(older.release())))));
        }
    }
}
