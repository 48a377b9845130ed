package io.github.qmpcodegen.qmp.internal.introspect;

import io.github.qmpcodegen.qmp.QemuVersion;
import io.github.qmpcodegen.qmp.QmpException;
import io.github.qmpcodegen.qmp.QmpGreeting;
import io.github.qmpcodegen.qmp.QmpOptions;
import io.github.qmpcodegen.qmp.QmpUnsupportedException;
import io.github.qmpcodegen.qmp.internal.call.Preparation;
import io.github.qmpcodegen.qmp.schema.Misfit;
import io.github.qmpcodegen.qmp.schema.ServerInterface;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Fits requests to the server: converts them to the form that it takes, and refuses what it does not know. */
public final class RequestCheck implements Preparation {

    private final Introspection introspection;
    private final Supplier<QmpGreeting> greeting;
    private final boolean converting;
    private final boolean checking;

    /**
     * Creates the check.
     *
     * @param introspection knows what the server takes
     * @param greeting supplies the greeting of the current connection
     * @param options the options, which decide what to do
     */
    public RequestCheck(Introspection introspection, Supplier<QmpGreeting> greeting, QmpOptions options) {
        this.introspection = introspection;
        this.greeting = greeting;
        this.converting = options.convertRequests();
        this.checking = options.checkRequests();
    }

    @Override
    public boolean appliesTo(String command) {
        return !Introspection.asksFor(command);
    }

    @Override
    public boolean waitsForNobody() {
        return introspection.isKnown();
    }

    /**
     * Returns the arguments to send.
     *
     * @throws QmpUnsupportedException if the server does not know all of them
     * @throws QmpException if the server had to be queried, and that failed
     */
    @Override
    public @Nullable ObjectNode arguments(String command, @Nullable ObjectNode arguments) {
        ServerInterface server = introspection.server();
        QemuVersion version = greeting.get().version();
        ObjectNode sent = arguments;
        if (converting && arguments != null) {
            sent = new RequestForms(server, version).convert(command, arguments);
        }
        if (checking) {
            require(server, version, command, sent == null ? JsonNodeFactory.instance.objectNode() : sent);
        }
        return sent;
    }

    private static void require(ServerInterface server, QemuVersion version, String command, ObjectNode arguments) {
        List<Misfit> misfits = server.accepts(command, arguments);
        if (!misfits.isEmpty()) {
            throw new QmpUnsupportedException(
                    "'" + command + "' was not sent because this server, QEMU " + version + ", does not accept it: "
                            + misfits.stream().map(Misfit::reason).collect(Collectors.joining("; ")),
                    command);
        }
    }
}
