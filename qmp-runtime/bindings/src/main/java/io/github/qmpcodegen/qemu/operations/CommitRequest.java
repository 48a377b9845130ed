package io.github.qmpcodegen.qemu.operations;

import java.time.Duration;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a disk's chain to write into its lower end.
 *
 * @param node the name of the disk's node, the top of the chain
 * @param top the name of the uppermost node that is written; null for the disk's own
 * @param base the name of the node that is written to; null for the bottom of the chain
 * @param speed how many bytes may be written a second; 0 for as many as can be
 * @param deadline how long it may take
 * @param progress is told how far it is; null for nobody
 */
public record CommitRequest(
        String node,
        @Nullable String top,
        @Nullable String base,
        long speed,
        Duration deadline,
        @Nullable Consumer<? super CopyProgress> progress) {

    /** Checks what must be there. */
    public CommitRequest {
        Objects.requireNonNull(node, "node");
        Objects.requireNonNull(deadline, "deadline");
    }

    /**
     * A commit of a whole chain that takes a day at most.
     *
     * @param node the name of the disk's block node
     */
    public static Builder builder(String node) {
        return new Builder(node);
    }

    /** Builds a request. */
    public static final class Builder {
        private final String node;
        private @Nullable String top;
        private @Nullable String base;
        private long speed;
        private Duration deadline = Duration.ofDays(1);
        private @Nullable Consumer<? super CopyProgress> progress;

        private Builder(String node) {
            this.node = node;
        }

        /**
         * Writes this node and those below it only; those above it stay. Without this the disk's own node is written, too, and
         * the disk goes on with the base.
         */
        public Builder top(String name) {
            top = name;
            return this;
        }

        /** Writes to this node, rather than to the bottom of the chain. */
        public Builder base(String name) {
            base = name;
            return this;
        }

        /** Writes no more than so many bytes a second. */
        public Builder speed(long bytesPerSecond) {
            speed = bytesPerSecond;
            return this;
        }

        /** Has it end after that time; a day unless told otherwise. */
        public Builder deadline(Duration most) {
            deadline = most;
            return this;
        }

        /** Has somebody told how far it is, each second, by the executor of the client's options. */
        public Builder progress(Consumer<? super CopyProgress> listener) {
            progress = listener;
            return this;
        }

        /** The request. */
        public CommitRequest build() {
            return new CommitRequest(node, top, base, speed, deadline, progress);
        }
    }
}
