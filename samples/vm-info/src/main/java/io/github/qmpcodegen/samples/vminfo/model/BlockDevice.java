package io.github.qmpcodegen.samples.vminfo.model;

import org.jspecify.annotations.Nullable;

/**
 * A drive.
 *
 * @param name what it is called; null if it has no name of its own
 * @param guestDevice the device that the guest sees
 * @param kind {@code disk}, {@code cdrom}, {@code floppy}, or {@code removable} where no more is told
 * @param locked whether the guest has locked the tray
 * @param trayOpen whether the tray is open
 * @param ioStatus what the last access came to, in the server's word
 * @param medium what is in it
 */
public record BlockDevice(
        @Nullable String name,
        @Nullable String guestDevice,
        String kind,
        boolean locked,
        @Nullable Boolean trayOpen,
        @Nullable String ioStatus,
        @Nullable Medium medium) {}
