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
 * A request to migrate a guest.
 *
 * @param target where to migrate to
 * @param capabilities the capabilities that are on or off during this migration, at both ends
 * @param parameters the parameters that are set during this migration, at both ends, or at the source alone
 * @param destinationParameters the parameters that the destination has instead; null for the same
 * @param postcopyAfter the time after which postcopy starts; null for none
 * @param postcopyAfterPass the number of passes over the memory after which postcopy starts; null for none
 * @param deadline how long the migration may take
 * @param progress receives the progress; null for none
 * @param sourceEnd completes when the source's process has certainly ended; null if unknown
 * @param destinationEnd completes when the destination's process has certainly ended; null if unknown
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

    /**
     * Checks the components, and copies the map.
     *
     * @throws IllegalArgumentException if the deadline is not positive, the time or the number of passes before
     *     postcopy is negative, or postcopy is requested and the target is not another QEMU
     */
    public MigrationRequest {
        Objects.requireNonNull(target, "target");
        Deadline.requirePositive(deadline);
        capabilities = Collections.unmodifiableMap(new LinkedHashMap<>(capabilities));
        boolean hasPostcopy = postcopyAfter != null || postcopyAfterPass != null;
        if (hasPostcopy && !(target instanceof MigrationTarget.Socket)) {
            throw new IllegalArgumentException("postcopy needs a destination that is driven, not " + target);
        }
        if ((postcopyAfter != null && postcopyAfter.isNegative())
                || (postcopyAfterPass != null && postcopyAfterPass < 0)) {
            throw new IllegalArgumentException(
                    "postcopy cannot start before the migration: expected a time, or a number of passes, of zero or more");
        }
    }

    /** Whether the guest may continue at the destination before all its memory is there. */
    boolean hasPostcopy() {
        return postcopyAfter != null || postcopyAfterPass != null;
    }

    /** Returns a builder of a migration without postcopy that may take an hour. */
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

        /** Turns a capability on during this migration, at both ends; {@code events} is always on. */
        public Builder capability(MigrationCapability name) {
            return capability(name, true);
        }

        /** Turns a capability on or off during this migration, at both ends. */
        public Builder capability(MigrationCapability name, boolean state) {
            capabilities.put(Objects.requireNonNull(name, "name"), state);
            return this;
        }

        /** Sets parameters during this migration, at both ends unless the destination has its own. */
        public Builder parameters(Consumer<? super MigrateSetParametersRequest.Builder> members) {
            parameters = built(members);
            return this;
        }

        /** Sets parameters that differ at the destination, such as TLS credentials or the names of bitmaps. */
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
         * Lets the guest continue at the destination after this time; missing memory is then fetched when needed. From
         * then on the migration cannot be cancelled, and the guest is lost if either end is.
         */
        public Builder postcopyAfter(Duration time) {
            postcopyAfter = Objects.requireNonNull(time, "time");
            return this;
        }

        /**
         * Lets the guest continue at the destination after this many passes over its memory; see
         * {@link #postcopyAfter}.
         */
        public Builder postcopyAfterPass(long passes) {
            postcopyAfterPass = passes;
            return this;
        }

        /** Sets how long the migration may take; an hour by default. */
        public Builder deadline(Duration most) {
            deadline = most;
            return this;
        }

        /**
         * Sets a listener for the progress, called on each change and each second, by the thread of the operation,
         * which waits for the listener. An exception that it throws is logged.
         */
        public Builder progress(Consumer<? super MigrationProgress> listener) {
            progress = Objects.requireNonNull(listener, "listener");
            return this;
        }

        /**
         * Sets a stage that completes when the source's process has certainly ended, such as {@code handle.onExit()}: a
         * lost connection does not prove that. With it, if the source ends at the last moment, the guest can continue
         * at the destination. A stage that fails proves nothing, either.
         */
        public Builder sourceEnd(CompletionStage<?> end) {
            sourceEnd = certain(end);
            return this;
        }

        /**
         * Sets a stage that completes when the destination's process has certainly ended, such as
         * {@code handle.onExit()}: a lost connection does not prove that. With it, if the destination ends at the last
         * moment, the guest can continue at the source. A stage that fails proves nothing, either.
         */
        public Builder destinationEnd(CompletionStage<?> end) {
            destinationEnd = certain(end);
            return this;
        }

        /** A future that completes with the stage, unless that fails; not every stage can be made a future. */
        private static CompletableFuture<?> certain(CompletionStage<?> end) {
            CompletableFuture<Void> certain = new CompletableFuture<>();
            CompletionStage<?> unused = end.thenRun(() -> certain.complete(null));
            return certain;
        }

        /**
         * Returns the request.
         *
         * @throws IllegalArgumentException if postcopy is requested and the target is not another QEMU
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
