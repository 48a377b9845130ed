package io.github.qmpcodegen.codegen.serve;

import io.github.qmpcodegen.codegen.examples.DocumentedExchanges;
import io.github.qmpcodegen.codegen.introspect.SchemaInfoWriter;
import io.github.qmpcodegen.codegen.schema.Schema;
import io.github.qmpcodegen.qmp.QmpAddress;
import io.github.qmpcodegen.qmp.codec.QmpJson;
import io.github.qmpcodegen.qmp.server.QmpExamples;
import io.github.qmpcodegen.qmp.server.QmpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A server that has the commands of an interface, refuses requests that do not fit them, and answers others from the
 * interface's description or the examples in its documentation.
 */
public final class DocumentedServer implements AutoCloseable {

    private final QmpServer server;
    private final List<String> addresses;

    private DocumentedServer(QmpServer server, List<String> addresses) {
        this.server = server;
        this.addresses = List.copyOf(addresses);
    }

    /**
     * Starts a server.
     *
     * @param schema the interface, which has at least one command
     * @param version the version that it reports; it offers out-of-band execution if that release and the interface
     *     have it
     * @param addresses where to listen, as {@code unix:PATH} or {@code tcp:HOST:PORT}; at least one. A socket that is
     *     in the way is replaced if nothing listens there
     * @throws IllegalArgumentException if one of them is not an address
     * @throws IOException if it cannot listen at one of them
     */
    public static DocumentedServer start(Schema schema, ServedVersion version, List<String> addresses)
            throws IOException {
        List<QmpAddress> parsed = addresses.stream().map(QmpAddress::parse).toList();
        List<String> taken = new ArrayList<>();
        for (QmpAddress address : parsed) {
            LeftSocket.remove(address);
        }
        try {
            QmpServer server = QmpServer.at(parsed.get(0))
                    .version(version.greeted(), version.capabilities(schema).toArray(String[]::new))
                    .schema(QmpJson.parse(new SchemaInfoWriter().write(schema)))
                    .examples(QmpExamples.parse(DocumentedExchanges.write(schema)))
                    .serve();
            taken.add(server.address().toString());
            for (QmpAddress further : parsed.subList(1, parsed.size())) {
                taken.add(listen(server, further));
            }
            return new DocumentedServer(server, taken);
        } catch (UncheckedIOException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static String listen(QmpServer server, QmpAddress address) {
        try {
            return server.listenAt(address).toString();
        } catch (UncheckedIOException e) {
            server.close();
            throw e;
        }
    }

    /** The addresses that it listens at, with the actual ports. */
    public List<String> addresses() {
        return addresses;
    }

    @Override
    public void close() {
        server.close();
    }
}
