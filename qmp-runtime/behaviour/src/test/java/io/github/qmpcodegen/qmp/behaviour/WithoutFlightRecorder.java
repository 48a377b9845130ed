package io.github.qmpcodegen.qmp.behaviour;

import io.github.qmpcodegen.qmp.QmpAddress;
import io.github.qmpcodegen.qmp.QmpClient;
import io.github.qmpcodegen.qmp.QmpEvent;
import io.github.qmpcodegen.qmp.QmpObserver;
import io.github.qmpcodegen.qmp.QmpOptions;
import io.github.qmpcodegen.qmp.QmpSubscription;
import io.github.qmpcodegen.qmp.QmpTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** A program for a JVM without the module of the flight recorder: makes calls and waits for an event, observed. */
final class WithoutFlightRecorder {
    private WithoutFlightRecorder() {}

    public static void main(String[] arguments) {
        require(ModuleLayer.boot().findModule("jdk.jfr").isEmpty(), "there is no flight recorder");
        AtomicInteger seen = new AtomicInteger();
        QmpOptions options = QmpOptions.builder()
                .observer(new QmpObserver() {
                    @Override
                    public Consumer<EndedCall> callBegan(BegunCall call) {
                        return end -> seen.incrementAndGet();
                    }
                })
                .build();
        try (QmpClient client = QmpClient.connect(QmpAddress.unix(Path.of(arguments[0])), options);
                QmpSubscription<QmpEvent> events = client.subscribe()) {
            client.execute("query-status");
            client.call("query-status").executeAsync().join();
            require(seen.get() == 2, "two calls are seen");
            events.next(Duration.ofMillis(1));
            throw new AssertionError("an event that nobody has sent");
        } catch (QmpTimeoutException expected) {
            System.out.println(expected.getMessage());
        }
    }

    private static void require(boolean held, String what) {
        if (!held) {
            throw new AssertionError(what);
        }
    }
}
