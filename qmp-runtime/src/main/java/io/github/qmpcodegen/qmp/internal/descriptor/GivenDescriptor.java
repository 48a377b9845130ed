package io.github.qmpcodegen.qmp.internal.descriptor;

import java.io.FileDescriptor;
import java.nio.channels.Channel;

/** A file descriptor in the form in which a caller passes it. */
public sealed interface GivenDescriptor {

    /** The descriptor of a stream or a file. */
    record OfObject(FileDescriptor descriptor) implements GivenDescriptor {

        @Override
        public String toString() {
            return "the FileDescriptor";
        }
    }

    /** The descriptor of a file, a socket or one end of a pipe. */
    record OfChannel(Channel channel) implements GivenDescriptor {

        @Override
        public String toString() {
            return channel.toString();
        }
    }

    /** A descriptor that native code has opened. */
    record OfNumber(int number) implements GivenDescriptor {

        @Override
        public String toString() {
            return "file descriptor " + number;
        }
    }
}
