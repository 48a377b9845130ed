package io.github.qmpcodegen.samples.vminfo.model;

import org.jspecify.annotations.Nullable;

/**
 * A character device.
 *
 * @param label what it is called
 * @param filename where its characters go
 * @param open whether the guest has opened its side
 */
public record CharacterDevice(
        String label, String filename, @Nullable Boolean open) {}
