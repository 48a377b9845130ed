package io.github.qmpcodegen.qmp.internal.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A channel that is read for a while by the threads that wait for what comes. */
@Timeout(60)
class CallerReadsTest {
    private static final byte[] MESSAGE = {'m'};

    @TempDir
    private Path folder;

    private ServerSocketChannel server;

    @BeforeEach
    void listen() throws IOException {
        server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server.bind(UnixDomainSocketAddress.of(folder.resolve("s")));
    }

    @AfterEach
    void stopListening() throws IOException {
        server.close();
    }

    /** A connection whose peer answers each byte with one, until it is to be silent. */
    private final class Connection implements ChannelHandler, AutoCloseable {
        final ChannelTransport transport;
        final SocketChannel peer;
        final BlockingQueue<Thread> readers = new LinkedBlockingQueue<>();
        final BlockingQueue<String> ends = new LinkedBlockingQueue<>();
        volatile CompletableFuture<Thread> next = new CompletableFuture<>();
        volatile Runnable duringRead = () -> {};

        Connection() throws IOException {
            transport = new ChannelTransport("s", SocketChannel.open(server.getLocalAddress()));
            peer = server.accept();
            transport.serve(this);
        }

        void send() throws IOException {
            peer.write(ByteBuffer.wrap(MESSAGE));
        }

        /** Has the peer send something, and waits for it as a caller does; the thread that read it. */
        Thread call() throws Exception {
            next = new CompletableFuture<>();
            send();
            transport.readUntil(next);
            return next.get(30, TimeUnit.SECONDS);
        }

        /** Calls until the running thread reads itself. */
        void callUntilReadHere() throws Exception {
            while (call() != Thread.currentThread()) {
                Thread.onSpinWait();
            }
            readers.clear();
        }

        @Override
        public void received(byte[] bytes, int from, int to) {
            duringRead.run();
            for (int i = from; i < to; i++) {
                readers.add(Thread.currentThread());
            }
            next.complete(Thread.currentThread());
        }

        @Override
        public void endOfStream() {
            ends.add("end");
            transport.close();
        }

        @Override
        public void broken(Throwable e) {
            ends.add(e.toString());
        }

        @Override
        public boolean writeWaiting() {
            return true;
        }

        @Override
        public void close() throws IOException {
            transport.close();
            peer.close();
        }
    }

    private static Thread next(BlockingQueue<Thread> readers) throws InterruptedException {
        Thread reader = readers.poll(30, TimeUnit.SECONDS);
        assertTrue(reader != null, "nobody has read");
        return reader;
    }

    @Test
    void whoeverWaitsAgainAndAgainReadsItself() throws Exception {
        try (Connection one = new Connection()) {
            one.callUntilReadHere();
            int here = 0;
            for (int i = 0; i < 1_000; i++) {
                here += one.call() == Thread.currentThread() ? 1 : 0;
            }
            // Not all: where this thread stops for a while, the other takes over.
            assertTrue(here > 500, here + " of 1000");
        }
    }

    @Test
    void anyOfSeveralThreadsMayReadNext() throws Exception {
        try (Connection one = new Connection()) {
            for (int i = 0; i < 100; i++) {
                CompletableFuture<Boolean> other = new CompletableFuture<>();
                Thread thread = new Thread(() -> {
                    try {
                        one.callUntilReadHere();
                        other.complete(true);
                    } catch (Throwable e) {
                        other.completeExceptionally(e);
                    }
                });
                thread.start();
                assertTrue(other.get(30, TimeUnit.SECONDS));
                thread.join();
            }
        }
    }

    @Test
    void theLoopReadsAgainWhenItIsAskedTo() throws Exception {
        try (Connection one = new Connection()) {
            for (int i = 0; i < 200; i++) {
                one.callUntilReadHere();
                one.transport.attend();
                one.send();
                assertEquals("qmp-io", next(one.readers).getName());
            }
        }
    }

    @Test
    void theLoopReadsAgainWhenNobodyHasReadForAMoment() throws Exception {
        try (Connection one = new Connection()) {
            for (int i = 0; i < 20; i++) {
                one.callUntilReadHere();
                one.send();
                assertEquals("qmp-io", next(one.readers).getName());
            }
        }
    }

    @Test
    void theLoopReadsWhatComesLate() throws Exception {
        try (Connection one = new Connection()) {
            one.callUntilReadHere();
            long begun = System.nanoTime();
            one.transport.readUntil(new CompletableFuture<>());
            assertTrue(System.nanoTime() - begun < TimeUnit.SECONDS.toNanos(20), "gave up late");
            one.send();
            assertEquals("qmp-io", next(one.readers).getName());
        }
    }

    @Test
    void whoeverWaitsIsNotKeptByWhatElseComes() throws Exception {
        try (Connection one = new Connection()) {
            one.callUntilReadHere();
            one.duringRead = () -> {
                try {
                    one.send();
                } catch (IOException e) {
                    one.ends.add(e.toString());
                }
            };
            one.send();
            one.transport.readUntil(new CompletableFuture<>());
            one.duringRead = () -> {};
            assertEquals(List.of(), List.copyOf(one.ends));
        }
    }

    @Test
    void anInterruptedThreadLeavesAndHarmsNothing() throws Exception {
        try (Connection one = new Connection()) {
            one.callUntilReadHere();
            Thread.currentThread().interrupt();
            one.transport.readUntil(new CompletableFuture<>());
            assertTrue(Thread.interrupted());
            one.send();
            assertEquals("qmp-io", next(one.readers).getName());
            one.callUntilReadHere();
            assertEquals(List.of(), List.copyOf(one.ends));
        }
    }

    @Test
    void theEndIsFoundBetweenTwoCallsAndInOne() throws Exception {
        try (Connection one = new Connection()) {
            one.callUntilReadHere();
            one.peer.close();
            assertEquals("end", one.ends.poll(30, TimeUnit.SECONDS));
        }
        try (Connection one = new Connection()) {
            one.callUntilReadHere();
            one.peer.close();
            one.transport.readUntil(new CompletableFuture<>());
            assertEquals("end", one.ends.poll(30, TimeUnit.SECONDS));
        }
    }

    @Test
    void whileACallerReadsItIsTheOneThatMustNotWait() throws Exception {
        try (Connection one = new Connection()) {
            one.callUntilReadHere();
            List<Boolean> readHere = new ArrayList<>();
            one.duringRead = () -> readHere.add(one.transport.isReadHere());
            while (one.call() != Thread.currentThread()) {
                readHere.clear();
            }
            assertEquals(List.of(true), readHere);
            assertFalse(one.transport.isReadHere());
        }
    }

    @Test
    void whatTheLoopReadsJustNowIsNotReadTwiceAtATime() throws Exception {
        try (Connection one = new Connection()) {
            CompletableFuture<Void> begun = new CompletableFuture<>();
            CompletableFuture<Void> goOn = new CompletableFuture<>();
            one.duringRead = () -> {
                begun.complete(null);
                goOn.join();
            };
            one.send();
            begun.get(30, TimeUnit.SECONDS);
            one.send();
            one.transport.readUntil(new CompletableFuture<>());
            assertTrue(one.readers.isEmpty());
            goOn.complete(null);
            one.duringRead = () -> {};
            assertNotEquals(Thread.currentThread(), next(one.readers));
            next(one.readers);
            one.callUntilReadHere();
        }
    }

    @Test
    void closingWhileACallerReadsFreesEverything() throws Exception {
        try (Connection one = new Connection()) {
            // What the JVM opens for the first of all.
            one.callUntilReadHere();
        }
        long before = descriptors();
        for (int i = 0; i < 200; i++) {
            Connection one = new Connection();
            one.callUntilReadHere();
            Thread closing = new Thread(one.transport::close);
            if (i % 2 == 0) {
                closing.start();
                one.transport.readUntil(new CompletableFuture<>());
            } else {
                // The turn goes forth and back meanwhile.
                one.transport.attend();
                one.send();
                closing.start();
                one.transport.readUntil(new CompletableFuture<>());
            }
            closing.join();
            one.close();
        }
        assertDescriptors(before);
    }

    @Test
    void whoeverCallsNoMoreGivesBackWhatItTook() throws Exception {
        List<Connection> all = new ArrayList<>();
        try {
            for (int i = 0; i < 20; i++) {
                all.add(new Connection());
            }
            long before = descriptors();
            for (Connection one : all) {
                one.callUntilReadHere();
            }
            assertDescriptors(before);
        } finally {
            for (Connection one : all) {
                one.close();
            }
        }
    }

    private static void assertDescriptors(long most) throws Exception {
        long open = descriptors();
        for (int i = 0; i < 1_000 && open > most; i++) {
            Thread.sleep(10);
            open = descriptors();
        }
        assertTrue(open <= most, open + " descriptors are open, and were " + most);
    }

    /** Whatever the loop and callers do at the same time: one of them reads at most, and none is the last to. */
    @Test
    void theTurnIsThatOfOneAndNeverLost() throws Exception {
        try (SocketChannel channel = SocketChannel.open(server.getLocalAddress())) {
            channel.configureBlocking(false);
            ReadingTurn turn = new ReadingTurn(new Places());
            AtomicInteger readers = new AtomicInteger();
            AtomicBoolean twice = new AtomicBoolean();
            Runnable reading = () -> {
                twice.compareAndSet(false, readers.incrementAndGet() > 1);
                readers.decrementAndGet();
            };
            AtomicBoolean over = new AtomicBoolean();
            List<Thread> callers = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                Thread caller = new Thread(() -> {
                    while (!over.get()) {
                        if (turn.beginInCaller(channel) != ReadingTurn.Begun.NOT) {
                            if (turn.hasLoopFinished()) {
                                reading.run();
                            }
                            turn.endInCaller();
                        }
                    }
                });
                caller.start();
                callers.add(caller);
            }
            int read = 0;
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
            while (read < 20_000 && System.nanoTime() < end) {
                if (turn.takeFromCallers()) {
                    turn.backToLoop();
                }
                if (turn.beginInLoop()) {
                    reading.run();
                    read++;
                    turn.endInLoop();
                }
            }
            over.set(true);
            for (Thread caller : callers) {
                caller.join();
            }
            assertFalse(twice.get());
            assertEquals(20_000, read);
            boolean unused = turn.takeFromCallers();
            turn.backToLoop();
            assertTrue(turn.beginInLoop());
        }
    }

    @Test
    void moreCallersThanCanReadAreServedAllTheSame() throws Exception {
        List<Connection> all = new ArrayList<>();
        try {
            for (int i = 0; i < 50; i++) {
                all.add(new Connection());
            }
            for (int round = 0; round < 20; round++) {
                for (Connection one : all) {
                    one.call();
                }
            }
        } finally {
            for (Connection one : all) {
                one.close();
            }
        }
        try (Connection one = new Connection()) {
            one.callUntilReadHere();
        }
    }

    private static long descriptors() throws IOException {
        try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
            return open.count();
        }
    }
}
