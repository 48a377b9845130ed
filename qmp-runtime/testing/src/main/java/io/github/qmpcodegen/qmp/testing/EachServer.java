package io.github.qmpcodegen.qmp.testing;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;

/**
 * Runs every {@code @TestTemplate} of a class with each of several servers, such as a fake one and a real QEMU, to show
 * that they behave alike.
 *
 * <pre>{@code
 * @RegisterExtension
 * static final EachServer SERVERS = EachServer.of(
 *         FakeServerExtension.of(OPTIONS, server -> …),
 *         QemuExtension.of(OPTIONS, "qemu-system-x86_64", "-M", "none", "-display", "none"));
 *
 * @TestTemplate
 * void pauses(QmpClient client) { … }
 * }</pre>
 */
public final class EachServer implements TestTemplateInvocationContextProvider {
    private final List<QmpServerExtension> servers;

    private EachServer(List<QmpServerExtension> servers) {
        this.servers = servers;
    }

    /** Returns an extension that runs tests with these servers, in this order. */
    public static EachServer of(QmpServerExtension... servers) {
        return new EachServer(List.of(servers));
    }

    @Override
    public boolean supportsTestTemplate(ExtensionContext context) {
        return true;
    }

    @Override
    public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(ExtensionContext context) {
        return servers.stream().map(EachServer::invocation);
    }

    private static TestTemplateInvocationContext invocation(QmpServerExtension server) {
        return new TestTemplateInvocationContext() {
            @Override
            public String getDisplayName(int number) {
                return "with " + server.description();
            }

            @Override
            public List<Extension> getAdditionalExtensions() {
                return List.of(server);
            }
        };
    }
}
