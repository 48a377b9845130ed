package io.github.qmpcodegen.samples.vminfo.model;

import org.jspecify.annotations.Nullable;

/**
 * The memory of a machine, in bytes.
 *
 * @param base what it was started with
 * @param plugged what was added in memory devices
 * @param balloon what the balloon leaves to the guest
 */
public record Memory(
        @Nullable Long base,
        @Nullable Long plugged,
        @Nullable Long balloon) {}
