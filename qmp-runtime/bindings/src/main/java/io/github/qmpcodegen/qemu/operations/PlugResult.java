package io.github.qmpcodegen.qemu.operations;

import io.github.qmpcodegen.qemu.DeviceAddRequest;

/**
 * What was plugged.
 *
 * @param device the device as it was asked for; of a CPU with the slot that it has
 */
public record PlugResult(DeviceAddRequest device) {}
