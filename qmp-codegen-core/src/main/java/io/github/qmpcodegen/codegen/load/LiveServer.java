package io.github.qmpcodegen.codegen.load;

import io.github.qmpcodegen.codegen.introspect.SchemaInfoReader;
import io.github.qmpcodegen.codegen.schema.Schema;
import io.github.qmpcodegen.codegen.source.DiagnosticSink;
import io.github.qmpcodegen.codegen.source.SourceFile;
import io.github.qmpcodegen.codegen.source.SourceLocation;
import io.github.qmpcodegen.qmp.QmpAddress;
import io.github.qmpcodegen.qmp.QmpClient;
import io.github.qmpcodegen.qmp.QmpCommandException;
import io.github.qmpcodegen.qmp.QmpException;
import java.util.List;
import java.util.Map;

/** A running server as a source. */
final class LiveServer {

    private static final String QUERY = "query-qmp-schema";

    private LiveServer() {}

    /**
     * Asks a server for its schema; it must have a monitor free, as one serves one client at a time.
     *
     * @param address where it is, as {@code unix:PATH} or {@code tcp:HOST:PORT}
     * @param sink takes why it could not be asked
     */
    public static Schema read(String address, DiagnosticSink sink) {
        SourceLocation location = SourceLocation.ofWhole(address);
        try (QmpClient client = QmpClient.connect(QmpAddress.parse(address))) {
            return SchemaInfoReader.read(
                    new SourceFile(address, client.execute(QUERY).toString()), sink);
        } catch (IllegalArgumentException e) {
            sink.report(
                    LiveCode.BAD_ADDRESS,
                    location,
                    "this is no address of a server; expected unix:PATH or tcp:HOST:PORT");
        } catch (QmpCommandException e) {
            sink.report(
                    LiveCode.NO_SCHEMA,
                    location,
                    e.isCommandNotFound()
                            ? "the server does not know the command '" + QUERY + "', which QEMU has since 2.5; use its"
                                    + " QAPI schema or qmp-commands.hx"
                            : "the server did not tell its schema: " + e.getMessage());
        } catch (QmpException e) {
            sink.report(LiveCode.NO_SERVER, location, "cannot ask the server: " + e.getMessage());
        }
        return new Schema(List.of(), List.of(), Map.of());
    }
}
