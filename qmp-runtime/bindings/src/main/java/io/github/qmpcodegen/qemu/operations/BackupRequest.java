package io.github.qmpcodegen.qemu.operations;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What to back up.
 *
 * @param disks where each disk goes to, by the name of the disk's node
 * @param incremental whether only what the bitmaps have is copied
 * @param bitmap the name of each disk's dirty bitmap; null for none
 * @param persistent whether a bitmap that this makes is kept in the disk's file when the machine ends
 * @param speed how many bytes each disk's copy may read a second; 0 for as many as it can
 * @param deadline how long it may take
 * @param progress is told how far it is; null for nobody
 */
public record BackupRequest(
        Map<String, CopyTarget> disks,
        boolean incremental,
        @Nullable String bitmap,
        boolean persistent,
        long speed,
        Duration deadline,
        @Nullable Consumer<? super CopyProgress> progress) {

    /** Copies the map, and checks what must go together. */
    public BackupRequest {
        disks = Collections.unmodifiableMap(new LinkedHashMap<>(disks));
        Objects.requireNonNull(deadline, "deadline");
        if (disks.isEmpty()) {
            throw new IllegalArgumentException("a backup needs a disk");
        } else if (incremental && bitmap == null) {
            throw new IllegalArgumentException("an incremental backup needs a bitmap");
        } else if (!incremental && disks.values().stream().anyMatch(CopyTarget::hasBacking)) {
            throw new IllegalArgumentException("a full backup has no backing file");
        }
    }

    /** One of no disk yet: full, without bitmaps, at most a day. */
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
         * One more disk; all are copied as they are at one moment, and all or none.
         *
         * @param node the name of the disk's block node
         * @param target where it goes to
         */
        public Builder disk(String node, CopyTarget target) {
            disks.put(Objects.requireNonNull(node, "node"), Objects.requireNonNull(target, "target"));
            return this;
        }

        /**
         * Has a dirty bitmap of this name, of each disk, tell from now on what has changed since this backup. A full backup
         * makes those that are not there; one that has become inconsistent, as it does if the server dies, it makes anew.
         */
        public Builder bitmap(String name) {
            bitmap = Objects.requireNonNull(name, "name");
            return this;
        }

        /** Has bitmaps that this makes kept in the disk's file, which must be qcow2, when the machine ends. */
        public Builder persistent() {
            persistent = true;
            return this;
        }

        /** Copies only what has changed since the backup before, which the {@link #bitmap} of each disk tells. */
        public Builder incremental() {
            incremental = true;
            return this;
        }

        /** Copies no more than so many bytes of each disk a second. */
        public Builder speed(long bytesPerSecond) {
            speed = bytesPerSecond;
            return this;
        }

        /** Has it end after that time; a day unless told otherwise. */
        public Builder deadline(Duration most) {
            deadline = Objects.requireNonNull(most, "most");
            return this;
        }

        /** Has somebody told how far it is, each second for each disk, by the executor of the client's options. */
        public Builder progress(Consumer<? super CopyProgress> listener) {
            progress = Objects.requireNonNull(listener, "listener");
            return this;
        }

        /**
         * The request.
         *
         * @throws IllegalArgumentException if it has no disk, is incremental and has no bitmap, or full with a backing file
         */
        public BackupRequest build() {
            return new BackupRequest(disks, incremental, bitmap, persistent, speed, deadline, progress);
        }
    }
}
