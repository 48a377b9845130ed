package io.github.qmpcodegen.qemu.operations;

import io.github.qmpcodegen.qemu.MigrateSetParametersRequest;
import io.github.qmpcodegen.qemu.MigrationCapability;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What to migrate to, and how.
 *
 * @param target where to
 * @param capabilities what both ends have on or off during this migration
 * @param parameters what both ends have set during this migration, or the source alone
 * @param destinationParameters what the destination has set instead; null for the same
 * @param postcopyAfter how long until postcopy; null for no such time
 * @param postcopyAfterPass how many passes over the memory until postcopy; null for no such number
 * @param deadline how long it may take
 * @param progress is told how far it is; null for nobody
 * @param sourceEnd completes when the source's process has ended for certain; null if nobody tells
 * @param destinationEnd completes when the destination's process has ended for certain; null if nobody tells
 */
public record MigrationRequest(
        MigrationTarget target,
        Map<MigrationCapability, Boolean> capabilities,
        MigrateSetParametersRequest parameters,
        @Nullable MigrateSetParametersRequest destinationParameters,
        @Nullable Duration postcopyAfter,
        @Nullable Long postcopyAfterPass,
        Duration deadline,
        @Nullable Consumer<? super MigrationProgress> progress,
        @Nullable CompletableFuture<?> sourceEnd,
        @Nullable CompletableFuture<?> destinationEnd) {

    /** Copies the map. */
    public MigrationRequest {
        Objects.requireNonNull(target, "target");
        capabilities = Collections.unmodifiableMap(new LinkedHashMap<>(capabilities));
        boolean hasPostcopy = postcopyAfter != null || postcopyAfterPass != null;
        if (hasPostcopy && !(target instanceof MigrationTarget.Socket)) {
            throw new IllegalArgumentException("postcopy needs a destination that is driven, not " + target);
        }
    }

    /** Whether the guest may go on at the destination before all its memory is there. */
    boolean hasPostcopy() {
        return postcopyAfter != null || postcopyAfterPass != null;
    }

    /** One that takes at most an hour, without postcopy. */
    public static Builder to(MigrationTarget target) {
        return new Builder(target);
    }

    /** Builds a request. */
    public static final class Builder {
        private final MigrationTarget target;
        private final Map<MigrationCapability, Boolean> capabilities = new LinkedHashMap<>();
        private MigrateSetParametersRequest parameters =
                MigrateSetParametersRequest.builder().build();
        private @Nullable MigrateSetParametersRequest destinationParameters;
        private @Nullable Duration postcopyAfter;
        private @Nullable Long postcopyAfterPass;
        private Duration deadline = Duration.ofHours(1);
        private @Nullable Consumer<? super MigrationProgress> progress;
        private @Nullable CompletableFuture<?> sourceEnd;
        private @Nullable CompletableFuture<?> destinationEnd;

        private Builder(MigrationTarget target) {
            this.target = Objects.requireNonNull(target, "target");
        }

        /** Has a capability on during this migration, at both ends; {@code events} is on by itself. */
        public Builder capability(MigrationCapability name) {
            return capability(name, true);
        }

        /** Has a capability on or off during this migration, at both ends. */
        public Builder capability(MigrationCapability name, boolean state) {
            capabilities.put(Objects.requireNonNull(name, "name"), state);
            return this;
        }

        /** Has parameters set during this migration, at both ends unless the destination is given its own. */
        public Builder parameters(Consumer<? super MigrateSetParametersRequest.Builder> members) {
            parameters = built(members);
            return this;
        }

        /** Has parameters set at the destination that differ: TLS credentials, or the names of bitmaps. */
        public Builder destinationParameters(Consumer<? super MigrateSetParametersRequest.Builder> members) {
            destinationParameters = built(members);
            return this;
        }

        private static MigrateSetParametersRequest built(
                Consumer<? super MigrateSetParametersRequest.Builder> members) {
            MigrateSetParametersRequest.Builder builder = MigrateSetParametersRequest.builder();
            members.accept(builder);
            return builder.build();
        }

        /**
         * Has the guest go on at the destination after that time, memory that is missing there being fetched as it is needed.
         * From then on the migration cannot be cancelled, and the guest is lost if either end is.
         */
        public Builder postcopyAfter(Duration time) {
            postcopyAfter = Objects.requireNonNull(time, "time");
            return this;
        }

        /** Has the guest go on at the destination after so many passes over its memory; see {@link #postcopyAfter}. */
        public Builder postcopyAfterPass(long passes) {
            postcopyAfterPass = passes;
            return this;
        }

        /** Has it end after that time; an hour unless told otherwise. */
        public Builder deadline(Duration most) {
            deadline = Objects.requireNonNull(most, "most");
            return this;
        }

        /**
         * Has somebody told how far it is: whenever that changes and each second, by the thread of the operation, which
         * waits for the listener. What it throws ends the operation.
         */
        public Builder progress(Consumer<? super MigrationProgress> listener) {
            progress = Objects.requireNonNull(listener, "listener");
            return this;
        }

        /**
         * Tells when the source's process has ended for certain, such as {@code handle.onExit()}: a lost connection does not
         * tell that. If it ends in the last moment, the guest can go on at the destination then.
         */
        public Builder sourceEnd(CompletionStage<?> end) {
            sourceEnd = end.toCompletableFuture();
            return this;
        }

        /**
         * Tells when the destination's process has ended for certain, such as {@code handle.onExit()}: a lost connection does
         * not tell that. If it ends in the last moment, the guest can go on at the source then.
         */
        public Builder destinationEnd(CompletionStage<?> end) {
            destinationEnd = end.toCompletableFuture();
            return this;
        }

        /**
         * The request.
         *
         * @throws IllegalArgumentException if postcopy is asked for and the target is not another QEMU
         */
        public MigrationRequest build() {
            return new MigrationRequest(
                    target,
                    capabilities,
                    parameters,
                    destinationParameters,
                    postcopyAfter,
                    postcopyAfterPass,
                    deadline,
                    progress,
                    sourceEnd,
                    destinationEnd);
        }
    }
}
