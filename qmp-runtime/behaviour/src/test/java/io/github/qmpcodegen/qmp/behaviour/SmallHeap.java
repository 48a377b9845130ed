package io.github.qmpcodegen.qmp.behaviour;

import io.github.qmpcodegen.qmp.QmpAddress;
import io.github.qmpcodegen.qmp.QmpClient;
import io.github.qmpcodegen.qmp.QmpClosedException;
import io.github.qmpcodegen.qmp.QmpDelivery;
import io.github.qmpcodegen.qmp.QmpEvent;
import io.github.qmpcodegen.qmp.QmpOptions;
import io.github.qmpcodegen.qmp.QmpState;
import io.github.qmpcodegen.qmp.QmpSubscription;
import io.github.qmpcodegen.qmp.ReconnectPolicy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A program for a JVM with a small heap: asks for a reply that does not fit, then, once connected again, for one that does. */
final class SmallHeap {
    private SmallHeap() {}

    public static void main(String[] arguments) throws Exception {
        CountDownLatch connectedTwice = new CountDownLatch(2);
        QmpOptions options = QmpOptions.builder()
                .reconnect(ReconnectPolicy.lasting(Duration.ofMinutes(1)))
                .stateListener((state, peer, cause) -> {
                    if (state == QmpState.RUNNING) {
                        connectedTwice.countDown();
                    }
                })
                .build();
        try (QmpClient client = QmpClient.connect(QmpAddress.unix(Path.of(arguments[0])), options);
                QmpSubscription<QmpEvent> events = client.subscribe()) {
            try {
                client.call("large").timeout(Duration.ofMinutes(1)).execute();
                throw new AssertionError("60 MB fit into the heap");
            } catch (QmpClosedException expected) {
                System.out.println(expected.getMessage());
            }
            require(connectedTwice.await(60, TimeUnit.SECONDS), "it is connected again");
            require(
                    events.receive(Duration.ofSeconds(20)).equals(new QmpDelivery.Gap<QmpEvent>(0, true)),
                    "subscriptions are told");
            require(client.execute("small").stringValue().equals("small"), "it answers again");
        }
    }

    private static void require(boolean held, String what) {
        if (!held) {
            throw new AssertionError(what);
        }
    }
}
