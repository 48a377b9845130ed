package io.github.qmpcodegen.qmp.internal.link;

import io.github.qmpcodegen.qmp.QmpAddress;
import io.github.qmpcodegen.qmp.QmpTransport;
import io.github.qmpcodegen.qmp.internal.transport.Connecting;
import io.github.qmpcodegen.qmp.internal.transport.ForeignTransport;
import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.util.Objects;

/** Opens transports. */
public interface TransportSource {

    /** The peer's name, known before it is connected. */
    String peer();

    /**
     * Connects; may wait until the attempt is aborted.
     *
     * @param attempt the attempt to use
     * @throws IOException if no connection can be made
     */
    QmpTransport open(Connecting attempt) throws IOException;

    /** Whether it can connect more than once. */
    boolean isRepeatable();

    /**
     * Whether its transports can only be read by a thread that blocks in them. Only then may {@link #open} wait in a
     * way that an interrupt does not end.
     */
    boolean takesThread();

    /** Closes what it has if it will never be opened. Never waits. */
    default void discard() {
        // An address has nothing.
    }

    /** Returns a source that connects to an address. */
    static TransportSource of(QmpAddress address) {
        Objects.requireNonNull(address, "address");
        return new TransportSource() {
            @Override
            public String peer() {
                return address.toString();
            }

            @Override
            public QmpTransport open(Connecting attempt) throws IOException {
                return attempt.open(address);
            }

            @Override
            public boolean isRepeatable() {
                return true;
            }

            @Override
            public boolean takesThread() {
                return address instanceof QmpAddress.Tls;
            }
        };
    }

    /** Returns a source of one connected transport, which is the user's, so nothing is assumed about it. */
    static TransportSource of(QmpTransport made) {
        Objects.requireNonNull(made, "transport");
        QmpTransport transport = new ForeignTransport(made);
        return new TransportSource() {
            @Override
            public String peer() {
                return transport.peer();
            }

            @Override
            public QmpTransport open(Connecting attempt) {
                return transport;
            }

            @Override
            public boolean isRepeatable() {
                return false;
            }

            @Override
            public boolean takesThread() {
                return true;
            }

            @Override
            public void discard() {
                transport.close();
            }
        };
    }

    /** Returns a source of one connection, which a listener has accepted. */
    static TransportSource of(QmpAddress address, SocketChannel accepted) {
        return new TransportSource() {
            @Override
            public String peer() {
                return address.toString();
            }

            @Override
            public QmpTransport open(Connecting attempt) throws IOException {
                return attempt.accept(address, accepted);
            }

            @Override
            public boolean isRepeatable() {
                return false;
            }

            @Override
            public boolean takesThread() {
                return address instanceof QmpAddress.Tls;
            }

            @Override
            public void discard() {
                Connecting.close(accepted);
            }
        };
    }
}
