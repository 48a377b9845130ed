package io.github.qmpcodegen.qmp.internal.descriptor;

import io.github.qmpcodegen.qmp.internal.descriptor.ForeignFunctions.FallibleFunction;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.lang.ref.Reference;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.NonReadableChannelException;
import java.nio.channels.OverlappingFileLockException;
import java.nio.channels.SocketChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.WeakHashMap;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Finds the numbers of the descriptors that Java's objects have, which Java does not disclose. Through the object it sets a
 * mark that does no harm and that the system shows with the number: a socket gets a time to linger, a file a lock of one
 * byte far behind all that files have. The descriptor with the mark is the one, and remembered.
 *
 * <p>What was considered besides: JNI reads private fields, and its functions can be called without a library of our own,
 * but what they refer to objects by does not last from one call to the next; {@code Unsafe} reads them as well, but no
 * longer for long; {@code --add-opens} would be for everybody who starts a program; and sockets that are opened by native
 * calls would have to be served by such, and say nothing of what callers give. Thread-safe.
 */
final class DescriptorNumbers {
    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");
    private static final Path DETAILS = Path.of("/proc/self/fdinfo");
    private static final int SOL_SOCKET = 1;
    private static final int SO_LINGER = 13;
    private static final int LONGEST_LINGER = 65_535;
    private static final int MARKS = 2;

    /** Whoever closes the same file takes the lock away that is its mark. */
    private static final int ATTEMPTS = 20;

    private final ForeignFunctions foreign;
    private final FallibleFunction getsockopt;
    private final RandomGenerator random = RandomGenerator.getDefault();
    private final Map<Object, Integer> known = new WeakHashMap<>();

    DescriptorNumbers(ForeignFunctions foreign) {
        this.foreign = foreign;
        getsockopt =
                foreign.ofSystem("getsockopt", 5, int.class, int.class, int.class, int.class, long.class, long.class);
        known.put(FileDescriptor.in, 0);
        known.put(FileDescriptor.out, 1);
        known.put(FileDescriptor.err, 2);
    }

    /**
     * That of a socket that is open.
     *
     * @throws IOException if it cannot be found
     */
    synchronized int of(SocketChannel socket) throws IOException {
        Integer before = known.get(socket);
        return before != null ? before : remember(socket, find(socket));
    }

    /**
     * That of a file that is open.
     *
     * @throws IOException if it cannot be found
     */
    synchronized int of(FileChannel file) throws IOException {
        Integer before = known.get(file);
        return before != null ? before : remember(file, find(file));
    }

    /**
     * That of what a stream or a file of {@code java.io} has open.
     *
     * @throws IOException if it cannot be found
     */
    @SuppressWarnings("resource") // belongs to somebody else
    synchronized int of(FileDescriptor descriptor) throws IOException {
        Integer before = known.get(descriptor);
        if (before != null) {
            return before;
        }
        try {
            return remember(descriptor, find(new FileInputStream(descriptor).getChannel()));
        } catch (IOException e) {
            try {
                // It may be open for writing alone.
                return remember(descriptor, find(new FileOutputStream(descriptor).getChannel()));
            } catch (IOException asWell) {
                e.addSuppressed(asWell);
                throw e;
            }
        }
    }

    private int remember(Object object, OptionalInt number) throws IOException {
        int found = number.orElseThrow(() -> new IOException("/proc does not show its number"));
        known.put(object, found);
        return found;
    }

    private OptionalInt find(SocketChannel socket) throws IOException {
        Integer before = socket.getOption(StandardSocketOptions.SO_LINGER);
        try {
            List<Integer> left = numbers();
            for (int i = 0; i < MARKS; i++) {
                int mark = random.nextInt(1, LONGEST_LINGER + 1);
                socket.setOption(StandardSocketOptions.SO_LINGER, mark);
                left.removeIf(number -> lingerOf(number) != mark);
            }
            return left.stream().mapToInt(number -> number).min();
        } finally {
            socket.setOption(StandardSocketOptions.SO_LINGER, before);
        }
    }

    /** How long a descriptor lingers; negative if it does not, or is no socket's. */
    private int lingerOf(int number) {
        int size = 2 * Integer.BYTES;
        ByteBuffer memory = ForeignFunctions.memory(size + Integer.BYTES).putInt(size, size);
        try {
            long address = foreign.address(memory);
            long outcome = getsockopt
                    .call(number, SOL_SOCKET, SO_LINGER, address, address + size)
                    .value();
            return outcome == 0 && memory.getInt(0) != 0 ? memory.getInt(Integer.BYTES) : -1;
        } finally {
            Reference.reachabilityFence(memory);
        }
    }

    private OptionalInt find(FileChannel file) throws IOException {
        OptionalInt found = OptionalInt.empty();
        for (int i = 0; i < ATTEMPTS && found.isEmpty(); i++) {
            found = findOnce(file);
        }
        return found;
    }

    private OptionalInt findOnce(FileChannel file) throws IOException {
        long place = random.nextLong(Long.MAX_VALUE / 4, Long.MAX_VALUE / 2);
        for (int number : numbers()) {
            // Anew for each, so that it need not last longer than one look.
            try (FileLock lock = lock(file, place)) {
                if (lock == null) {
                    throw new IOException("the whole file is locked, so its number cannot be determined");
                }
                if (hasLock(number, " " + place + " " + place)) {
                    return OptionalInt.of(number);
                }
            }
        }
        return OptionalInt.empty();
    }

    /** Locks one byte; null if somebody has locked the whole file. */
    private static @Nullable FileLock lock(FileChannel file, long place) throws IOException {
        try {
            return file.tryLock(place, 1, true);
        } catch (NonReadableChannelException e) {
            return file.tryLock(place, 1, false);
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private static boolean hasLock(int number, String mark) {
        try {
            return Files.readAllLines(DETAILS.resolve(Integer.toString(number))).stream()
                    .anyMatch(line -> line.startsWith("lock:") && line.endsWith(mark));
        } catch (IOException e) {
            // Closed meanwhile.
            return false;
        }
    }

    /** The numbers of all descriptors of this process. */
    private static List<Integer> numbers() throws IOException {
        List<Integer> numbers = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(DESCRIPTORS)) {
            all.forEach(descriptor ->
                    numbers.add(Integer.parseInt(descriptor.getFileName().toString())));
        }
        return numbers;
    }
}
