package io.github.qmpcodegen.codegen.load;

import io.github.qmpcodegen.codegen.introspect.SchemaInfoReader;
import io.github.qmpcodegen.codegen.schema.Schema;
import io.github.qmpcodegen.codegen.source.DiagnosticSink;
import io.github.qmpcodegen.codegen.source.SourceFile;
import io.github.qmpcodegen.codegen.source.SourceLocation;
import io.github.qmpcodegen.codegen.source.Sources;
import io.github.qmpcodegen.qmp.QemuProcess;
import io.github.qmpcodegen.qmp.QmpAddress;
import io.github.qmpcodegen.qmp.QmpClient;
import io.github.qmpcodegen.qmp.QmpCommandException;
import io.github.qmpcodegen.qmp.QmpException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A running server as a source, or a QEMU that is started to be asked. */
final class LiveServer {

    private static final String QUERY = "query-qmp-schema";

    private LiveServer() {}

    /**
     * Queries a server's schema; it must have a free monitor, because a monitor serves one client at a time. A program
     * is started without a machine, and has ended when this returns.
     *
     * @param address the server's address, as {@code unix:PATH}, {@code tcp:HOST:PORT} or {@code qemu:PATH}
     * @param sink receives the reason if the query fails
     */
    public static Schema read(String address, DiagnosticSink sink) {
        SourceLocation location = SourceLocation.ofWhole(address);
        Optional<String> program = Sources.program(address);
        try {
            return program.isPresent() ? started(program.get(), address, sink) : connected(address, sink);
        } catch (IllegalArgumentException e) {
            sink.report(
                    LiveCode.BAD_ADDRESS,
                    location,
                    program.isPresent()
                            ? "this does not name a program; expected qemu:PATH, such as qemu:/usr/bin/qemu-system-x86_64"
                            : "this is not the address of a server; expected unix:PATH or tcp:HOST:PORT");
        } catch (QmpCommandException e) {
            sink.report(LiveCode.NO_SCHEMA, location, "the server did not return its schema: " + oneLine(e));
        } catch (QmpException e) {
            sink.report(LiveCode.NO_SERVER, location, "cannot ask the server: " + oneLine(e));
        }
        return new Schema(List.of(), List.of(), Map.of());
    }

    /** What went wrong; it may quote several lines that a program has printed. */
    private static String oneLine(QmpException e) {
        return String.valueOf(e.getMessage()).strip().replaceAll("\\s*\\R\\s*", " ");
    }

    private static Schema connected(String address, DiagnosticSink sink) {
        try (QmpClient client = QmpClient.connect(QmpAddress.parse(address))) {
            return ask(client, address, sink);
        }
    }

    private static Schema started(String program, String address, DiagnosticSink sink) {
        try (QemuProcess qemu = QemuProcess.start(program, "-M", "none", "-nodefaults", "-display", "none", "-S")) {
            return ask(qemu.client(), address, sink);
        }
    }

    private static Schema ask(QmpClient client, String address, DiagnosticSink sink) {
        try {
            return SchemaInfoReader.read(
                    new SourceFile(address, client.execute(QUERY).toString()), sink);
        } catch (QmpCommandException e) {
            if (!e.isCommandNotFound()) {
                throw e;
            }
        }
        SourceLocation location = SourceLocation.ofWhole(address);
        Schema names = NamesAlone.of(client.execute("query-commands"), location);
        sink.report(
                LiveCode.NAMES_ALONE,
                location,
                "the server does not know '" + QUERY
                        + "', which QEMU has had since 2.5, and returns only the names of its commands"
                        + "; its QAPI schema or qmp-commands.hx says more");
        return names;
    }
}
