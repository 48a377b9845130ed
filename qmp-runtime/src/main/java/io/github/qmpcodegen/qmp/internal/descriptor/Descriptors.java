package io.github.qmpcodegen.qmp.internal.descriptor;

import java.io.FileDescriptor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channel;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The file descriptors of one message: the caller's own, for a user's transport; otherwise duplicates, which stay valid
 * even if the caller closes its own, and which are closed once they are sent or the message is dropped. Thread-safe.
 */
public final class Descriptors {
    private final List<FileDescriptor> objects;
    private final boolean empty;
    private int[] duplicates;

    private Descriptors(List<FileDescriptor> objects, int... duplicates) {
        this.objects = List.copyOf(objects);
        this.duplicates = duplicates;
        empty = objects.isEmpty() && duplicates.length == 0;
    }

    /** Returns no descriptors. */
    public static Descriptors none() {
        return new Descriptors(List.of());
    }

    /**
     * Returns the descriptors as given.
     *
     * @throws IOException if some are not {@link FileDescriptor}s
     */
    public static Descriptors objects(List<GivenDescriptor> given) throws IOException {
        List<FileDescriptor> objects = new ArrayList<>();
        for (GivenDescriptor descriptor : given) {
            if (!(descriptor instanceof GivenDescriptor.OfObject object)) {
                throw new IOException("this transport takes each as a java.io.FileDescriptor, not " + descriptor);
            }
            objects.add(object.descriptor());
        }
        return new Descriptors(objects);
    }

    /**
     * Duplicates the descriptors, for {@link #send}.
     *
     * @throws IOException if this JVM cannot send any, or the system refuses
     * @throws IllegalArgumentException if one is closed
     */
    public static Descriptors duplicates(List<GivenDescriptor> given) throws IOException {
        NativeDescriptors calls = calls();
        int[] duplicates = new int[given.size()];
        int count = 0;
        try {
            for (GivenDescriptor descriptor : given) {
                duplicates[count] = calls.duplicate(descriptor);
                count++;
            }
        } finally {
            for (int i = 0; count < given.size() && i < count; i++) {
                calls.close(duplicates[i]);
            }
        }
        return new Descriptors(List.of(), duplicates);
    }

    /**
     * Returns the number of a socket.
     *
     * @throws IOException if it is closed, or this JVM does not reveal it
     */
    public static int numberOf(Channel socket) throws IOException {
        int number = calls().number(new GivenDescriptor.OfChannel(socket));
        if (number < 0) {
            throw new IOException(socket + " has no file descriptor");
        }
        return number;
    }

    /** What this JVM lacks to send descriptors, as the end of a sentence; null if nothing. */
    public static @Nullable String missing() {
        NativeDescriptors.Support support = NativeDescriptors.ofThisJvm();
        return support.calls() == null ? support.missing() : null;
    }

    private static NativeDescriptors calls() throws IOException {
        NativeDescriptors.Support support = NativeDescriptors.ofThisJvm();
        if (support.calls() == null) {
            throw new IOException(support.missing());
        }
        return support.calls();
    }

    /** The given descriptors, for a user's transport. */
    public List<FileDescriptor> objects() {
        return objects;
    }

    /** Whether there were never any. */
    public boolean isEmpty() {
        return empty;
    }

    /** Whether there are duplicates that have not been sent. */
    public synchronized boolean areToBeSent() {
        return duplicates.length > 0;
    }

    /**
     * Sends as much of a message as possible without waiting, and with its first byte the duplicates, which are then
     * closed.
     *
     * @param socket the number of a UNIX socket
     * @param message the message, whose position is advanced
     * @throws IOException if the connection is broken
     */
    public synchronized void send(int socket, ByteBuffer message) throws IOException {
        int before = message.position();
        calls().send(socket, message, duplicates);
        if (message.position() > before) {
            close();
        }
    }

    /** Closes what has not been sent. Closing twice is harmless. */
    public synchronized void close() {
        if (duplicates.length == 0) {
            // Not to be asked for in vain: a JVM warns of native calls.
            return;
        }
        NativeDescriptors calls = NativeDescriptors.ofThisJvm().calls();
        for (int i = 0; calls != null && i < duplicates.length; i++) {
            calls.close(duplicates[i]);
        }
        duplicates = new int[0];
    }
}
