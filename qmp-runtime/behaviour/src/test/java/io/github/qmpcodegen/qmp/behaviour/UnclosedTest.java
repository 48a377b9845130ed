package io.github.qmpcodegen.qmp.behaviour;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.qmpcodegen.qmp.QmpClient;
import io.github.qmpcodegen.qmp.QmpEvent;
import io.github.qmpcodegen.qmp.QmpSubscription;
import io.github.qmpcodegen.qmp.testing.FakeQmpServer;
import java.lang.ref.WeakReference;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is forgotten instead of closed is told in the log. */
@Timeout(60)
class UnclosedTest {
    private static final String WHERE = "io.github.qmpcodegen.qmp.unclosed";
    private final FakeQmpServer server = FakeQmpServer.onUnixSocket().serve();
    private final LoggedWarnings logged = new LoggedWarnings(server.address().toString());

    @AfterEach
    void stop() {
        logged.close();
        System.clearProperty(WHERE);
        server.close();
    }

    /** What is told next, after as many collections as that takes. */
    private LogRecord told() throws InterruptedException {
        LogRecord told = null;
        while (told == null) {
            System.gc();
            told = logged.told().poll(50, TimeUnit.MILLISECONDS);
        }
        return told;
    }

    // Methods of their own: no local variable may keep what they forget.

    private void forgetClient() {
        assertEquals("7.2.0", version(QmpClient.connect(server.address())));
    }

    private static String version(QmpClient client) {
        return client.greeting().version().major() + "."
                + client.greeting().version().minor() + ".0";
    }

    private static void forgetSubscription(QmpClient client) {
        QmpSubscription<QmpEvent> forgotten = client.subscribe();
        assertEquals(0, forgotten.dropped());
    }

    private WeakReference<QmpClient> closeClient() {
        QmpClient client = QmpClient.connect(server.address());
        client.subscribe().close();
        client.close();
        return new WeakReference<>(client);
    }

    @Test
    void aClientThatIsForgottenIsTold() throws InterruptedException {
        forgetClient();
        String message = told().getMessage();
        assertTrue(message.startsWith("the client of " + server.address() + " was never closed"), message);
        assertTrue(message.contains("-D" + WHERE + "=true"), message);
    }

    @Test
    void whereItWasOpenedIsToldWhenAskedFor() throws InterruptedException {
        System.setProperty(WHERE, "true");
        forgetClient();
        List<StackTraceElement> stack = Arrays.asList(told().getThrown().getStackTrace());
        assertTrue(stack.stream().anyMatch(frame -> frame.getMethodName().equals("forgetClient")), stack.toString());
    }

    @Test
    void aSubscriptionThatIsForgottenIsTold() throws InterruptedException {
        try (QmpClient client = QmpClient.connect(server.address())) {
            forgetSubscription(client);
            String message = told().getMessage();
            assertTrue(message.startsWith("a subscription to events of " + server.address()), message);
        }
    }

    @Test
    void whatIsClosedIsNotTold() throws InterruptedException {
        WeakReference<QmpClient> closed = closeClient();
        while (closed.get() != null) {
            System.gc();
        }
        // The cleaner takes things one after the other.
        forgetClient();
        assertTrue(told().getMessage().startsWith("the client of "));
        assertEquals(0, logged.told().size());
    }
}
