package io.github.qmpcodegen.samples.vminfo.model;

import org.jspecify.annotations.Nullable;

/**
 * Something that a machine's server does in the background.
 *
 * @param id what it is called
 * @param type what it does, in the server's word
 * @param status where it is in its life, in the server's word
 * @param done how much is done, in a unit of the job's own
 * @param total how much there is to do, as far as is known
 * @param speedLimit how much it may do in a second; null for no limit that is known of
 * @param error why it failed
 */
public record Job(
        String id,
        String type,
        String status,
        long done,
        long total,
        @Nullable Long speedLimit,
        @Nullable String error) {}
