package io.github.qmpcodegen.qemu.operations;

import java.time.Duration;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A request to move a disk elsewhere while the machine runs.
 *
 * @param node the name of the disk's node
 * @param target where the disk is copied to
 * @param speed how many bytes per second may be copied; 0 for no limit
 * @param deadline how long the mirror may take
 * @param progress receives the progress; null for none
 */
public record MirrorRequest(
        String node,
        CopyTarget target,
        long speed,
        Duration deadline,
        @Nullable Consumer<? super CopyProgress> progress) {

    /**
     * Checks the components.
     *
     * @throws IllegalArgumentException if the deadline is not positive or the speed is negative
     */
    public MirrorRequest {
        Objects.requireNonNull(node, "node");
        Objects.requireNonNull(target, "target");
        Deadline.requirePositive(deadline);
        if (speed < 0) {
            throw new IllegalArgumentException("a speed must not be negative: " + speed);
        }
        if (target.hasBacking()) {
            throw new IllegalArgumentException("a mirror has everything on the disk, and no backing file");
        }
    }

    /**
     * Returns a builder of a mirror that may take a day.
     *
     * @param node the name of the disk's block node
     * @param target where the disk is copied to
     */
    public static Builder builder(String node, CopyTarget target) {
        return new Builder(node, target);
    }

    /** Builds a request. */
    public static final class Builder {
        private final String node;
        private final CopyTarget target;
        private long speed;
        private Duration deadline = Duration.ofDays(1);
        private @Nullable Consumer<? super CopyProgress> progress;

        private Builder(String node, CopyTarget target) {
            this.node = node;
            this.target = target;
        }

        /** Limits the copy to this many bytes per second; no limit by default. */
        public Builder speed(long bytesPerSecond) {
            speed = bytesPerSecond;
            return this;
        }

        /** Sets how long the mirror may take; a day by default. */
        public Builder deadline(Duration most) {
            deadline = most;
            return this;
        }

        /** Sets a listener for the progress, called each second on the executor of the client's options. */
        public Builder progress(Consumer<? super CopyProgress> listener) {
            progress = listener;
            return this;
        }

        /**
         * Returns the request.
         *
         * @throws IllegalArgumentException if the target has a backing file
         */
        public MirrorRequest build() {
            return new MirrorRequest(node, target, speed, deadline, progress);
        }
    }
}
