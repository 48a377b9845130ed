package io.github.qmpcodegen.qemu.operations;

import io.github.qmpcodegen.qemu.DeviceAddRequest;

/**
 * The result of plugging a device.
 *
 * @param device the device as requested; for a CPU, with its slot
 */
public record PlugResult(DeviceAddRequest device) {}
