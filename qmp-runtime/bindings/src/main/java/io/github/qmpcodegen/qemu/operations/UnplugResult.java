package io.github.qmpcodegen.qemu.operations;

/**
 * What was unplugged.
 *
 * @param wasPlugged whether the device was there; if not, only backends had to go
 */
public record UnplugResult(boolean wasPlugged) {}
