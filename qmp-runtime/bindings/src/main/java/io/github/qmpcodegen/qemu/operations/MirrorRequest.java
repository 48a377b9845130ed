package io.github.qmpcodegen.qemu.operations;

import java.time.Duration;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Which disk to go on with elsewhere.
 *
 * @param node the name of the disk's node
 * @param target where it goes to
 * @param speed how many bytes may be copied a second; 0 for as many as can be
 * @param deadline how long it may take
 * @param progress is told how far it is; null for nobody
 */
public record MirrorRequest(
        String node,
        CopyTarget target,
        long speed,
        Duration deadline,
        @Nullable Consumer<? super CopyProgress> progress) {

    /** Checks what must be there. */
    public MirrorRequest {
        Objects.requireNonNull(node, "node");
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(deadline, "deadline");
        if (target.hasBacking()) {
            throw new IllegalArgumentException("a mirror has all of the disk, and no backing file");
        }
    }

    /**
     * A mirror that takes a day at most.
     *
     * @param node the name of the disk's block node
     * @param target where it goes to
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

        /** Copies no more than so many bytes a second. */
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

        /**
         * The request.
         *
         * @throws IllegalArgumentException if the target has a backing file
         */
        public MirrorRequest build() {
            return new MirrorRequest(node, target, speed, deadline, progress);
        }
    }
}
