package io.github.qmpcodegen.qmp.testing;

import io.github.qmpcodegen.qmp.QmpAddress;
import io.github.qmpcodegen.qmp.QmpOptions;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;

/**
 * A {@link FakeQmpServer} for each test, which can take it as a parameter:
 *
 * <pre>{@code
 * @RegisterExtension
 * final FakeServerExtension servers = FakeServerExtension.of(options, server -> server.registry(new QemuRegistry())
 *         .on(QueryStatusRequest.class, request -> running()));
 *
 * @Test
 * void pauses(QmpClient client, FakeQmpServer server) { … }
 * }</pre>
 */
public final class FakeServerExtension extends QmpServerExtension {
    private final Consumer<FakeQmpServer> preparation;
    private @Nullable FakeQmpServer server;

    private FakeServerExtension(QmpOptions options, Consumer<FakeQmpServer> preparation) {
        super(options);
        this.preparation = preparation;
    }

    /**
     * Returns an extension that prepares each test's server in the same way, and lets it serve.
     *
     * @param options the options of clients
     * @param preparation sets a server's types and handlers
     */
    public static FakeServerExtension of(QmpOptions options, Consumer<FakeQmpServer> preparation) {
        return new FakeServerExtension(options, preparation);
    }

    /** The current test's server. */
    public FakeQmpServer server() {
        return Objects.requireNonNull(server, "no test is running");
    }

    @Override
    String description() {
        return "a fake server";
    }

    @Override
    void start() {
        FakeQmpServer started = FakeQmpServer.onTcp();
        server = started;
        preparation.accept(started);
        started.serve();
    }

    @Override
    void end() {
        if (server != null) {
            server.close();
        }
        server = null;
    }

    @Override
    public QmpAddress address() {
        return server().address();
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == FakeQmpServer.class || super.supportsParameter(parameter, context);
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == FakeQmpServer.class
                ? server()
                : super.resolveParameter(parameter, context);
    }
}
