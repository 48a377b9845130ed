package io.github.qmpcodegen.samples.vminfo.model;

import org.jspecify.annotations.Nullable;

/**
 * A network card.
 *
 * @param name what it is called
 * @param model what it pretends to be
 * @param mac its address
 * @param peer what it is plugged into, by name; null if the cable hangs loose
 * @param peerDetails what that is
 */
public record Nic(
        String name,
        @Nullable String model,
        String mac,
        @Nullable String peer,
        @Nullable String peerDetails) {}
