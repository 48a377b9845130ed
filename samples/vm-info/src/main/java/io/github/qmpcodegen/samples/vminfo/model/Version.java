package io.github.qmpcodegen.samples.vminfo.model;

import org.jspecify.annotations.Nullable;

/**
 * A version of QEMU.
 *
 * @param qemu the release, as {@code 7.2.0}
 * @param distribution what a distribution adds to it
 */
public record Version(String qemu, @Nullable String distribution) {}
