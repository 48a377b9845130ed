package io.github.qmpcodegen.qemu.operations;

import java.time.Duration;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A request to write the upper part of a disk's chain into a lower node.
 *
 * @param node the name of the disk's node, the top of the chain
 * @param top the name of the uppermost node whose contents are written; null for the disk's own
 * @param base the name of the node that is written to; null for the bottom of the chain
 * @param speed how many bytes per second may be written; 0 for no limit
 * @param deadline how long the commit may take
 * @param progress receives the progress; null for none
 */
public record CommitRequest(
        String node,
        @Nullable String top,
        @Nullable String base,
        long speed,
        Duration deadline,
        @Nullable Consumer<? super CopyProgress> progress) {

    /**
     * Checks the components.
     *
     * @throws IllegalArgumentException if the deadline is not positive or the speed is negative
     */
    public CommitRequest {
        Objects.requireNonNull(node, "node");
        Deadline.requirePositive(deadline);
        if (speed < 0) {
            throw new IllegalArgumentException("a speed must not be negative: " + speed);
        }
    }

    /**
     * Returns a builder of a commit of a whole chain that may take a day.
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
         * Writes only the contents of this node and those below it; the nodes above stay. Without this the disk's own
         * node is written, too, and the disk continues on the base.
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

        /** Limits writing to this many bytes per second; no limit by default. */
        public Builder speed(long bytesPerSecond) {
            speed = bytesPerSecond;
            return this;
        }

        /** Sets how long the commit may take; a day by default. */
        public Builder deadline(Duration most) {
            deadline = most;
            return this;
        }

        /** Sets a listener for the progress, called each second on the executor of the client's options. */
        public Builder progress(Consumer<? super CopyProgress> listener) {
            progress = listener;
            return this;
        }

        /** Returns the request. */
        public CommitRequest build() {
            return new CommitRequest(node, top, base, speed, deadline, progress);
        }
    }
}
