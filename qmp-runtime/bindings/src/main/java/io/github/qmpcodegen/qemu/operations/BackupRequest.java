package io.github.qmpcodegen.qemu.operations;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A request to back up disks.
 *
 * @param disks where each disk is copied to, by the name of the disk's node
 * @param incremental whether to copy only what the bitmaps have recorded
 * @param bitmap the name of each disk's dirty bitmap; null for none
 * @param persistent whether bitmaps that the backup creates are saved in the disk's file when the machine ends
 * @param speed how many bytes per second each disk's copy may read; 0 for no limit
 * @param deadline how long the backup may take
 * @param progress receives the progress; null for none
 */
public record BackupRequest(
        Map<String, CopyTarget> disks,
        boolean incremental,
        @Nullable String bitmap,
        boolean persistent,
        long speed,
        Duration deadline,
        @Nullable Consumer<? super CopyProgress> progress) {

    /**
     * Copies the map, and checks that the settings fit together.
     *
     * @throws IllegalArgumentException if they do not, or two disks have the same target
     */
    public BackupRequest {
        disks = Collections.unmodifiableMap(new LinkedHashMap<>(disks));
        Deadline.requirePositive(deadline);
        if (speed < 0) {
            throw new IllegalArgumentException("a speed must not be negative: " + speed);
        }
        if (disks.isEmpty()) {
            throw new IllegalArgumentException("a backup needs a disk");
        } else if (incremental && bitmap == null) {
            throw new IllegalArgumentException("an incremental backup needs a bitmap");
        } else if (!incremental && disks.values().stream().anyMatch(CopyTarget::hasBacking)) {
            throw new IllegalArgumentException("a full backup has no backing file");
        }
        TargetNode.requireDifferent(disks.values());
    }

    /** Returns a builder of a full backup without bitmaps that may take a day, with no disks yet. */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds a request. */
    public static final class Builder {
        private final Map<String, CopyTarget> disks = new LinkedHashMap<>();
        private boolean incremental;
        private @Nullable String bitmap;
        private boolean persistent;
        private long speed;
        private Duration deadline = Duration.ofDays(1);
        private @Nullable Consumer<? super CopyProgress> progress;

        private Builder() {}

        /**
         * Adds a disk; all disks are copied as they are at one moment, and all or none.
         *
         * @param node the name of the disk's block node
         * @param target where the disk is copied to
         */
        public Builder disk(String node, CopyTarget target) {
            disks.put(Objects.requireNonNull(node, "node"), Objects.requireNonNull(target, "target"));
            return this;
        }

        /**
         * Lets a dirty bitmap of this name on each disk record what changes after this backup. A full backup creates
         * missing bitmaps, and replaces inconsistent ones, which a server that dies leaves behind.
         */
        public Builder bitmap(String name) {
            bitmap = Objects.requireNonNull(name, "name");
            return this;
        }

        /** Saves bitmaps that the backup creates in the disk's file, which must be qcow2, when the machine ends. */
        public Builder persistent() {
            persistent = true;
            return this;
        }

        /** Copies only what has changed since the previous backup, as recorded by the {@link #bitmap} of each disk. */
        public Builder incremental() {
            incremental = true;
            return this;
        }

        /** Limits the copy of each disk to this many bytes per second; no limit by default. */
        public Builder speed(long bytesPerSecond) {
            speed = bytesPerSecond;
            return this;
        }

        /** Sets how long the backup may take; a day by default. */
        public Builder deadline(Duration most) {
            deadline = most;
            return this;
        }

        /**
         * Sets a listener for the progress, called each second for each disk, on the executor of the client's options.
         */
        public Builder progress(Consumer<? super CopyProgress> listener) {
            progress = Objects.requireNonNull(listener, "listener");
            return this;
        }

        /**
         * Returns the request.
         *
         * @throws IllegalArgumentException if it has no disk, is incremental without a bitmap, or full with a backing
         *     file
         */
        public BackupRequest build() {
            return new BackupRequest(disks, incremental, bitmap, persistent, speed, deadline, progress);
        }
    }
}
