package io.github.qmpcodegen.qmp.testing;

import io.github.qmpcodegen.qmp.QmpAddress;
import io.github.qmpcodegen.qmp.QmpClient;
import io.github.qmpcodegen.qmp.QmpOptions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives each test its own QMP server, and a client of it to every test that has a parameter of the type
 * {@link QmpClient}. Both end with the test.
 *
 * <p>To run tests with a fake server and with a real one, register an {@link EachServer} of both.
 */
public abstract sealed class QmpServerExtension implements BeforeEachCallback, AfterEachCallback, ParameterResolver
        permits FakeServerExtension, QemuExtension {
    private final QmpOptions options;
    private @Nullable QmpClient client;

    QmpServerExtension(QmpOptions options) {
        this.options = options;
    }

    /** A description of the server, for the names of tests. */
    abstract String description();

    /** Starts a server. */
    abstract void start();

    /** Ends the server. */
    abstract void end();

    /** The address of the current test's server. */
    public abstract QmpAddress address();

    /** The options of clients. */
    final QmpOptions options() {
        return options;
    }

    /** Returns a client of the current test's server, the same one on every call; it is closed when the test ends. */
    public QmpClient client() {
        if (client == null) {
            client = QmpClient.connect(address(), options);
        }
        return client;
    }

    @Override
    public final void beforeEach(ExtensionContext context) {
        start();
    }

    @Override
    public final void afterEach(ExtensionContext context) {
        if (client != null) {
            client.close();
            client = null;
        }
        end();
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == QmpClient.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return client();
    }
}
