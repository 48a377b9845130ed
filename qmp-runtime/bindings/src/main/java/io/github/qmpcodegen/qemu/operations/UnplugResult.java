package io.github.qmpcodegen.qemu.operations;

/**
 * The result of unplugging a device.
 *
 * @param wasPlugged whether the device was there; if not, only backends had to be removed
 */
public record UnplugResult(boolean wasPlugged) {}
