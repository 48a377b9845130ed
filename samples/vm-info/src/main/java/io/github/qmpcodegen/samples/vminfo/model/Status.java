package io.github.qmpcodegen.samples.vminfo.model;

import org.jspecify.annotations.Nullable;

/**
 * Whether a machine runs.
 *
 * @param running whether it does
 * @param state why it does or does not, in the server's word
 * @param singlestep whether it runs one instruction at a time
 */
public record Status(
        boolean running, @Nullable String state, @Nullable Boolean singlestep) {}
