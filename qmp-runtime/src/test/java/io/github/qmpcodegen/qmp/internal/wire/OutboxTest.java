package io.github.qmpcodegen.qmp.internal.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.qmpcodegen.qmp.internal.descriptor.Descriptors;
import io.github.qmpcodegen.qmp.internal.descriptor.GivenDescriptor;
import io.github.qmpcodegen.qmp.internal.transport.ChannelHandler;
import io.github.qmpcodegen.qmp.internal.transport.ChannelTransport;
import java.io.ByteArrayOutputStream;
import java.io.FileDescriptor;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whatever waits, and is written with what, arrives whole and in order. */
@Timeout(60)
class OutboxTest {
    private final List<Throwable> failures = new ArrayList<>();

    /** Both ends of a connection, of which the near one writes. */
    private record Ends(SocketChannel near, SocketChannel far) implements AutoCloseable {
        static Ends open(Path folder) throws IOException {
            UnixDomainSocketAddress address = UnixDomainSocketAddress.of(folder.resolve("s"));
            try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
                server.bind(address);
                SocketChannel near = SocketChannel.open(address);
                return new Ends(near, server.accept());
            }
        }

        @Override
        public void close() throws IOException {
            near.close();
            far.close();
        }
    }

    private record Writing(Outbox outbox) implements ChannelHandler {
        @Override
        public void received(byte[] bytes, int from, int to) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void endOfStream() {
            // Of no interest.
        }

        @Override
        public void broken(Throwable e) {
            throw new UnsupportedOperationException(e);
        }

        @Override
        public boolean writeWaiting() {
            return outbox.writeWaiting();
        }
    }

    private Outbox outbox(Ends ends) throws IOException {
        ChannelTransport transport = new ChannelTransport("peer", ends.near());
        Outbox outbox = new Outbox(transport, Duration.ofSeconds(30), failures::add);
        transport.serve(new Writing(outbox));
        return outbox;
    }

    private static OutgoingMessage message(byte[] bytes) {
        return new OutgoingMessage(bytes, Descriptors.none(), Standing.PASSING);
    }

    /** Not even the end of its line. */
    @Test
    void nothingFollowsDescriptorsUntilItIsReleased(@TempDir Path folder) throws IOException {
        try (Ends ends = Ends.open(folder)) {
            Outbox outbox = outbox(ends);
            Descriptors input = Descriptors.objects(List.of(new GivenDescriptor.OfObject(FileDescriptor.in)));
            outbox.send(message(new byte[] {1}), false);
            outbox.send(new OutgoingMessage(new byte[] {2, '\n'}, input, Standing.PASSING), true);
            outbox.send(message(new byte[] {3}), true);
            outbox.send(message(new byte[] {4}), false);
            assertTrue(outbox.writeWaiting());
            ends.far().configureBlocking(false);
            ByteBuffer received = ByteBuffer.allocate(9);
            assertEquals(2, ends.far().read(received));
            outbox.release();
            assertEquals(2, ends.far().read(received));
            assertEquals(ByteBuffer.wrap(new byte[] {1, 2, 3, 4}), received.flip());
            assertEquals(List.of(), failures);
            outbox.close();
        }
    }

    @Test
    void aPeerThatReadsSlowlyGetsAllInOrder(@TempDir Path folder) throws IOException {
        Random random = new Random(1);
        try (Ends ends = Ends.open(folder)) {
            Outbox outbox = outbox(ends);
            ByteArrayOutputStream sent = new ByteArrayOutputStream();
            for (int i = 0; i < 2_000; i++) {
                byte[] bytes = new byte[1 + random.nextInt(i % 100 == 0 ? 200_000 : 900)];
                random.nextBytes(bytes);
                sent.writeBytes(bytes);
                outbox.send(message(bytes), random.nextInt(20) == 0);
            }
            // The last may wait for others, which do not come.
            outbox.send(message(new byte[] {17}), false);
            sent.write(17);
            ByteBuffer received = ByteBuffer.allocate(sent.size());
            while (received.hasRemaining()) {
                received.limit(Math.min(received.capacity(), received.position() + 1 + random.nextInt(100_000)));
                assertTrue(ends.far().read(received) > 0);
                received.limit(received.capacity());
            }
            assertTrue(Arrays.equals(sent.toByteArray(), received.array()));
            assertEquals(List.of(), failures);
            outbox.close();
        }
    }

    @Test
    void whatIsWithdrawnInTimeIsNotWritten(@TempDir Path folder) throws IOException {
        try (Ends ends = Ends.open(folder)) {
            Outbox outbox = outbox(ends);
            // More than the peer takes.
            OutgoingMessage large = message(new byte[4_000_000]);
            outbox.send(large, true);
            OutgoingMessage kept = message(new byte[] {1});
            OutgoingMessage withdrawn = message(new byte[] {2});
            outbox.send(kept, false);
            outbox.send(withdrawn, false);
            assertFalse(outbox.withdraw(large));
            assertTrue(outbox.withdraw(withdrawn));
            outbox.send(message(new byte[] {3}), true);
            ByteBuffer received = ByteBuffer.allocate(4_000_002);
            while (received.hasRemaining()) {
                assertTrue(ends.far().read(received) > 0);
            }
            assertEquals(1, received.get(4_000_000));
            assertEquals(3, received.get(4_000_001));
            outbox.close();
        }
    }

    @Test
    void whatNeverWentIsToldFromWhatMayHaveGone(@TempDir Path folder) throws IOException {
        try (Ends ends = Ends.open(folder)) {
            Outbox outbox = outbox(ends);
            OutgoingMessage large = message(new byte[4_000_000]);
            OutgoingMessage behind = message(new byte[] {1});
            outbox.send(large, true);
            outbox.send(behind, false);
            outbox.close();
            assertFalse(large.isDropped());
            assertTrue(behind.isDropped());
        }
    }
}
