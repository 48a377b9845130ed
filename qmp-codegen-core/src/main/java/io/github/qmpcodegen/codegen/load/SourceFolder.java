package io.github.qmpcodegen.codegen.load;

import io.github.qmpcodegen.codegen.source.DiagnosticSink;
import io.github.qmpcodegen.codegen.source.SourceAccess;
import io.github.qmpcodegen.codegen.source.SourceLocation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A folder as a source.
 *
 * <p>In the source tree of a QEMU release it knows where that release keeps what describes the system emulator's
 * monitor. Any other folder gives the command tables, events texts and schemas that lie in it, not those in folders
 * below.
 */
final class SourceFolder {

    /** Where releases keep the table of commands, the later ones first. */
    private static final List<String> TABLES = List.of("qmp-commands.hx", "qemu-monitor.hx");

    private static final List<String> EVENTS =
            List.of("docs/qmp-events.txt", "docs/qmp/qmp-events.txt", "QMP/qmp-events.txt", "qmp-events.txt");

    private static final List<String> SCHEMAS = List.of("qapi/qapi-schema.json", "qapi-schema.json");

    /** The schemas of programs of their own, which are no part of the system emulator's interface. */
    private static final List<String> OTHERS =
            List.of("qga/qapi-schema.json", "qapi-schema-guest.json", "storage-daemon/qapi/qapi-schema.json");

    private final String folder;
    private final SourceAccess access;
    private final DiagnosticSink sink;

    private SourceFolder(String folder, SourceAccess access, DiagnosticSink sink) {
        this.folder = folder.endsWith("/") ? folder : folder + "/";
        this.access = access;
        this.sink = sink;
    }

    /**
     * Finds the sources in a folder and reports which it takes.
     *
     * @param folder the path as the user gave it
     * @param access lists its contents
     * @param sink receives the diagnostics
     * @return the paths of the files to read, each starting with the folder's
     * @throws IOException if the folder cannot be read
     */
    public static List<String> sources(String folder, SourceAccess access, DiagnosticSink sink) throws IOException {
        return new SourceFolder(folder, access, sink).sources();
    }

    private List<String> sources() throws IOException {
        List<String> found = new ArrayList<>();
        first(SCHEMAS).ifPresent(found::add);
        first(TABLES).ifPresent(found::add);
        first(EVENTS).ifPresent(found::add);
        if (found.isEmpty()) {
            for (String name : access.list(folder.substring(0, folder.length() - 1))) {
                if (isSource(name) && access.isFile(folder + name)) {
                    found.add(name);
                }
            }
        }
        List<String> others = OTHERS.stream()
                .filter(other -> !found.contains(other) && access.isFile(folder + other))
                .toList();
        SourceLocation location = SourceLocation.ofWhole(folder.substring(0, folder.length() - 1));
        if (found.isEmpty()) {
            sink.report(
                    FolderCode.NOTHING,
                    location,
                    "this folder contains no source; expected qmp-commands.hx, qmp-events.txt or qapi-schema.json, as in"
                            + " QEMU's source tree" + hint(others));
            return List.of();
        }
        sink.report(FolderCode.TAKEN, location, "taken from this folder: " + String.join(", ", found));
        if (!others.isEmpty()) {
            sink.report(
                    FolderCode.OTHER_INTERFACE,
                    location,
                    "skipped in this folder, because they describe interfaces of their own: "
                            + String.join(", ", others));
        }
        return found.stream().map(name -> folder + name).toList();
    }

    private Optional<String> first(List<String> candidates) {
        return candidates.stream().filter(name -> access.isFile(folder + name)).findFirst();
    }

    private static boolean isSource(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".hx")
                || lower.endsWith(".qapi")
                || lower.endsWith(".json")
                || lower.endsWith("events.txt");
    }

    private static String hint(List<String> others) {
        return others.isEmpty() ? "" : "; name " + String.join(" or ", others) + " itself for its interface";
    }
}
