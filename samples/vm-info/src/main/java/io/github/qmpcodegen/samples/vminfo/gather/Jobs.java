package io.github.qmpcodegen.samples.vminfo.gather;

import io.github.qmpcodegen.samples.vminfo.model.Job;
import io.github.qmpcodegen.samples.vminfo.qmp.BlockJobInfo;
import io.github.qmpcodegen.samples.vminfo.qmp.JobInfo;
import java.util.List;

/** Reads the jobs of servers old and new. */
final class Jobs {

    private Jobs() {}

    static List<Job> of(List<JobInfo> jobs) {
        return jobs.stream()
                .map(job -> new Job(
                        job.id(),
                        job.type(),
                        job.status(),
                        job.currentProgress(),
                        job.totalProgress(),
                        null,
                        job.error()))
                .toList();
    }

    static List<Job> ofBlockLayer(List<BlockJobInfo> jobs) {
        return jobs.stream()
                .map(job -> new Job(
                        job.device(),
                        job.type(),
                        status(job),
                        job.offset(),
                        job.len(),
                        job.speed() == 0 ? null : job.speed(),
                        null))
                .toList();
    }

    /** The status in today's words, where the server has none yet. */
    private static String status(BlockJobInfo job) {
        String status = job.status();
        if (status != null) {
            return status;
        }
        if (Boolean.TRUE.equals(job.paused())) {
            return "paused";
        }
        return Boolean.TRUE.equals(job.ready()) ? "ready" : "running";
    }
}
