package io.github.qmpcodegen.samples.vminfo.model;

import org.jspecify.annotations.Nullable;

/**
 * A drive.
 *
 * @param name its name; null if it has none
 * @param guestDevice the device that the guest sees
 * @param kind {@code disk}, {@code cdrom}, {@code floppy}, or {@code removable} if the server says no more
 * @param locked whether the guest has locked the tray
 * @param trayOpen whether the tray is open
 * @param ioStatus the result of the last access, in the server's word
 * @param medium the medium in it
 */
public record BlockDevice(
        @Nullable String name,
        @Nullable String guestDevice,
        String kind,
        boolean locked,
        @Nullable Boolean trayOpen,
        @Nullable String ioStatus,
        @Nullable Medium medium) {}
