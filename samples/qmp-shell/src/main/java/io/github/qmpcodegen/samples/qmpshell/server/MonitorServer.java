package io.github.qmpcodegen.samples.qmpshell.server;

import io.github.qmpcodegen.qmp.QemuProcess;
import io.github.qmpcodegen.qmp.QmpAddress;
import io.github.qmpcodegen.qmp.QmpClient;
import io.github.qmpcodegen.qmp.QmpClosedException;
import io.github.qmpcodegen.qmp.QmpDelivery;
import io.github.qmpcodegen.qmp.QmpEvent;
import io.github.qmpcodegen.qmp.QmpException;
import io.github.qmpcodegen.qmp.QmpOptions;
import io.github.qmpcodegen.qmp.QmpRequest;
import io.github.qmpcodegen.qmp.QmpSubscription;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/** A QMP monitor, and what else is to end with the connection to it. */
public final class MonitorServer implements Server {

    private final QmpClient client;
    private final QmpOptions options;

    /** What is closed instead of the client, and closes it. */
    private final AutoCloseable owner;

    private MonitorServer(QmpClient client, AutoCloseable owner, QmpOptions options) {
        this.client = client;
        this.options = options;
        this.owner = owner;
    }

    /**
     * Connects to a monitor.
     *
     * @throws QmpException as {@link QmpClient#connect(QmpAddress, QmpOptions)}
     */
    public static MonitorServer connect(QmpAddress address, QmpOptions options) {
        QmpClient client = QmpClient.connect(address, options);
        return new MonitorServer(client, client, options);
    }

    /**
     * Starts QEMU in a session of its own, which ends with the connection.
     *
     * @param command the program and its arguments
     * @throws QmpException as {@link QemuProcess#start(QmpOptions, List)}
     */
    public static MonitorServer start(List<String> command, QmpOptions options) {
        QemuProcess process = QemuProcess.start(options, OwnSession.of(command));
        return new MonitorServer(process.client(), process, options);
    }

    @Override
    public String description() {
        return "QEMU " + client.greeting().version();
    }

    @Override
    public JsonNode execute(Request request) {
        return client.callMessage(request.toJson()).execute();
    }

    @Override
    public <R> R ask(QmpRequest<R> request, Duration timeout) {
        return client.call(request)
                .timeout(Patience.shorter(timeout, options.callTimeout(request)))
                .execute();
    }

    @Override
    public CompletableFuture<Void> listen(Consumer<QmpDelivery<QmpEvent>> listener) {
        QmpSubscription<QmpEvent> events = client.subscribe(QmpEvent.class);
        CompletableFuture<Void> end = new CompletableFuture<>();
        Thread thread = new Thread(() -> handOver(events, listener, end), "qmp-shell events");
        thread.setDaemon(true);
        thread.start();
        return end;
    }

    private static void handOver(
            QmpSubscription<QmpEvent> events, Consumer<QmpDelivery<QmpEvent>> listener, CompletableFuture<Void> end) {
        try {
            while (true) {
                listener.accept(events.receive(QmpOptions.NO_TIMEOUT));
            }
        } catch (QmpClosedException e) {
            end.complete(null);
        }
    }

    @Override
    public CompletableFuture<Void> closed() {
        return client.closed();
    }

    @Override
    public void close() {
        try {
            owner.close();
        } catch (Exception e) {
            throw new IllegalStateException("neither a client nor a process fails to close", e);
        }
    }
}
