package io.github.qmpcodegen.codegen.join;

import io.github.qmpcodegen.codegen.source.Diagnostic;
import io.github.qmpcodegen.codegen.source.DiagnosticSink;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** In which positions releases differ, each of a kind once. */
final class Differences {

    private final History history;
    private final Map<List<String>, Diagnostic> found = new LinkedHashMap<>();

    Differences(History history) {
        this.history = history;
    }

    /** Forgets what was found before everything was known. */
    void forget() {
        found.clear();
    }

    /** Reports what was found. */
    void reportTo(DiagnosticSink sink) {
        found.values().forEach(sink::report);
    }

    /**
     * Notes a difference.
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
                subject + verb(subject) + was + " in " + history.label(older.release()) + " and " + is + " in "
                        + history.label(newer.release()) + ": " + conflict.consequence(),
                older,
                newer);
    }

    private static String verb(String subject) {
        return subject.startsWith("the arguments of") ? " are " : " is ";
    }

    /** Notes a difference in other words. */
    void report(Conflict conflict, String subject, String message, Use older, Use newer) {
        found.putIfAbsent(
                List.of(conflict.name(), subject),
                new Diagnostic(
                        conflict.code(),
                        newer.location(),
                        message,
                        List.of(new Diagnostic.Related(older.location(), "in " + history.label(older.release())))));
    }
}
