package io.github.qmpcodegen.qmp.internal.descriptor;

import io.github.qmpcodegen.qmp.internal.descriptor.ForeignFunctions.FallibleFunction;
import io.github.qmpcodegen.qmp.internal.descriptor.ForeignFunctions.Outcome;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.ref.Reference;
import java.nio.ByteBuffer;
import java.nio.channels.Channel;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.channels.SocketChannel;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is done with descriptors by system calls, where this JVM can do them. Thread-safe. */
final class NativeDescriptors {
    private static final Logger LOG = System.getLogger("io.github.qmpcodegen.qmp");
    private static final int FIRST_JDK = 22;
    private static final Set<String> ARCHITECTURES = Set.of("amd64", "x86_64", "aarch64");

    private static final int F_DUPFD_CLOEXEC = 1030;
    private static final int MSG_DONTWAIT = 0x40;
    private static final int MSG_NOSIGNAL = 0x4000;
    private static final int EINTR = 4;
    private static final int EBADF = 9;
    private static final int EAGAIN = 11;
    private static final Map<Integer, String> ERRORS = Map.of(
            23, "the system has no descriptors left",
            24, "this process has no descriptors left",
            32, "the peer has closed the connection",
            104, "the peer has reset the connection",
            109, "too many descriptors are under way");

    /** That of this JVM. */
    private static final class Here {
        static final Support SUPPORT = support();
    }

    private final ForeignFunctions foreign = new ForeignFunctions();
    private final FallibleFunction fcntl = foreign.ofSystem("fcntl", 2, int.class, int.class, int.class, int.class);
    private final FallibleFunction close = foreign.ofSystem("close", 1, int.class, int.class);
    private final FallibleFunction sendmsg =
            foreign.ofSystem("sendmsg", 3, long.class, int.class, long.class, int.class);
    private final DescriptorNumbers numbers = new DescriptorNumbers(foreign);

    private NativeDescriptors() {}

    /**
     * The calls, or why there are none.
     *
     * @param calls null where there are none
     * @param missing what is missing then, as a sentence goes on
     */
    record Support(@Nullable NativeDescriptors calls, String missing) {}

    /** What there is in this JVM. */
    static Support ofThisJvm() {
        return Here.SUPPORT;
    }

    private static Support support() {
        int jdk = Runtime.version().feature();
        String system = System.getProperty("os.name");
        String architecture = System.getProperty("os.arch");
        if (jdk < FIRST_JDK) {
            return new Support(null, "that needs JDK " + FIRST_JDK + " or later, and this is " + jdk);
        }
        if (!system.equals("Linux") || !ARCHITECTURES.contains(architecture)) {
            return new Support(
                    null,
                    "that only works on Linux on x86-64 and AArch64, and this is " + system + " on " + architecture);
        }
        try {
            return new Support(new NativeDescriptors(), "");
        } catch (IllegalCallerException e) {
            Module module = NativeDescriptors.class.getModule();
            return new Support(
                    null,
                    "native access is denied; start java with --enable-native-access="
                            + (module.isNamed() ? module.getName() : "ALL-UNNAMED"));
        } catch (RuntimeException | LinkageError e) {
            LOG.log(Level.WARNING, "file descriptors cannot be sent", e);
            return new Support(null, "this JVM does not allow it: " + e.getMessage());
        }
    }

    /**
     * The number of what a caller gives; negative if that is closed.
     *
     * @throws IOException if it cannot be found
     */
    int number(GivenDescriptor given) throws IOException {
        if (given instanceof GivenDescriptor.OfNumber known) {
            return known.number();
        }
        if (given instanceof GivenDescriptor.OfObject object) {
            return object.descriptor().valid() ? numbers.of(object.descriptor()) : -1;
        }
        Channel channel = ((GivenDescriptor.OfChannel) given).channel();
        try {
            if (!channel.isOpen()) {
                return -1;
            }
            if (channel instanceof SocketChannel socket) {
                return numbers.of(socket);
            }
            if (channel instanceof FileChannel file) {
                return numbers.of(file);
            }
        } catch (ClosedChannelException e) {
            LOG.log(Level.DEBUG, "closed while its number was read", e);
            return -1;
        }
        throw new IOException("the number of " + given + " cannot be determined; pass the number itself");
    }

    /**
     * Another descriptor of what a descriptor is of, which no program that this JVM starts inherits.
     *
     * @throws IOException if the system refuses
     * @throws IllegalArgumentException if it is closed
     */
    int duplicate(GivenDescriptor given) throws IOException {
        Outcome duplicate;
        try {
            int number = number(given);
            duplicate = number < 0 ? new Outcome(-1, EBADF) : fcntl.call(number, F_DUPFD_CLOEXEC, 0);
        } finally {
            Reference.reachabilityFence(given);
        }
        if (duplicate.value() >= 0) {
            return (int) duplicate.value();
        }
        if (duplicate.errno() == EBADF) {
            throw new IllegalArgumentException(given + " is closed");
        }
        throw new IOException(given + " cannot be duplicated: " + text(duplicate.errno()));
    }

    void close(int number) {
        Outcome closed = close.call(number);
        if (closed.value() != 0) {
            LOG.log(Level.DEBUG, () -> "closing file descriptor " + number + ": " + text(closed.errno()));
        }
    }

    /**
     * Sends as much of a message as goes without waiting, and descriptors with its first byte.
     *
     * @param socket the number of a socket
     * @param message whose position is moved; where it is, nothing was sent, be it of the message or of the descriptors
     * @param numbers the descriptors
     * @throws IOException if the connection is broken
     */
    void send(int socket, ByteBuffer message, int... numbers) throws IOException {
        int header = MessageHeader.size(numbers.length);
        ByteBuffer memory = ForeignFunctions.memory(header + message.remaining());
        memory.put(header, message, message.position(), message.remaining());
        Outcome sent;
        try {
            long address = foreign.address(memory);
            MessageHeader.write(memory, address, numbers);
            do {
                sent = sendmsg.call(socket, address, MSG_DONTWAIT | MSG_NOSIGNAL);
            } while (sent.value() < 0 && sent.errno() == EINTR);
        } finally {
            Reference.reachabilityFence(memory);
        }
        if (sent.value() >= 0) {
            message.position(message.position() + (int) sent.value());
        } else if (sent.errno() != EAGAIN) {
            throw new IOException("file descriptors cannot be sent: " + text(sent.errno()));
        }
    }

    private static String text(int errno) {
        return ERRORS.getOrDefault(errno, "the system's error " + errno);
    }
}
