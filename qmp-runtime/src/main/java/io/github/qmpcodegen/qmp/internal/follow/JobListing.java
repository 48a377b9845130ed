package io.github.qmpcodegen.qmp.internal.follow;

import io.github.qmpcodegen.qmp.job.JobStatus;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a server says of its jobs at one moment.
 *
 * @param jobs by their ids
 */
record JobListing(Map<String, Entry> jobs) {

    /**
     * What a server says of a job.
     *
     * @param status where it is in its life
     * @param current how much is done
     * @param total how much there is to do
     * @param error why it has failed; null for nothing
     */
    record Entry(
            JobStatus status,
            long current,
            long total,
            @Nullable String error) {}

    /** Reads the answer to {@code query-jobs}. */
    static JobListing ofJobs(JsonNode answer) {
        Map<String, Entry> jobs = new HashMap<>();
        for (JsonNode job : answer) {
            jobs.put(
                    job.path("id").asString(""),
                    new Entry(
                            status(job.path("status").asString("")),
                            job.path("current-progress").asLong(-1),
                            job.path("total-progress").asLong(-1),
                            job.has("error") ? job.path("error").asString("") : null));
        }
        return new JobListing(jobs);
    }

    /** Reads the answer to {@code query-block-jobs}. */
    static JobListing ofBlockJobs(JsonNode answer) {
        Map<String, Entry> jobs = new HashMap<>();
        for (JsonNode job : answer) {
            long offset = job.path("offset").asLong(-1);
            long length = job.path("len").asLong(-1);
            JobStatus status =
                    job.has("status") ? status(job.path("status").asString("")) : status(job, offset, length);
            String error = job.has("error") ? job.path("error").asString("") : null;
            if (error == null && status == JobStatus.CONCLUDED && offset < length) {
                // 2.12.0 keeps the reason to itself.
                error = "";
            }
            jobs.put(job.path("device").asString(""), new Entry(status, offset, length, error));
        }
        return new JobListing(jobs);
    }

    /** The status of a job, from a server that has no word for it. */
    private static JobStatus status(JsonNode job, long offset, long length) {
        boolean copied = job.path("type").asString("").equals("mirror") && length > 0 && offset == length;
        boolean ready = job.has("ready") ? job.path("ready").asBoolean(false) : copied;
        if (job.path("paused").asBoolean(false)) {
            return ready ? JobStatus.STANDBY : JobStatus.PAUSED;
        }
        return ready ? JobStatus.READY : JobStatus.RUNNING;
    }

    /** The status that is meant by a server's word for it. */
    static JobStatus status(String text) {
        if (text.equals("null")) {
            return JobStatus.ABSENT;
        }
        for (JobStatus status : JobStatus.values()) {
            if (status != JobStatus.ABSENT
                    && status.name().toLowerCase(Locale.ROOT).equals(text)) {
                return status;
            }
        }
        return JobStatus.UNKNOWN;
    }
}
