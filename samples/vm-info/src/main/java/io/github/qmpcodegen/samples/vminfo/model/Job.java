package io.github.qmpcodegen.samples.vminfo.model;

import org.jspecify.annotations.Nullable;

/**
 * A background job of a machine's server.
 *
 * @param id the job's name
 * @param type what it does, in the server's word
 * @param status its status, in the server's word
 * @param done how much is done, in the job's own unit
 * @param total how much there is to do, as far as is known
 * @param speedLimit how much it may do per second; null if no limit is known
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
