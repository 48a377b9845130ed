package io.github.qmpcodegen.qemu.operations;

import io.github.qmpcodegen.qemu.BlockCommitRequest;
import io.github.qmpcodegen.qemu.JobCompleteRequest;
import io.github.qmpcodegen.qemu.JobDismissRequest;
import io.github.qmpcodegen.qmp.job.JobOutcome;
import java.util.List;

/**
 * A commit: either of the disk's own node, with a job that keeps up with the guest until it is completed, or of nodes
 * below it.
 */
final class Commit {
    private final CommitRequest request;

    Commit(CommitRequest request) {
        this.request = request;
    }

    CommitResult run(Course course) {
        String name = Course.uniqueName("commit");
        BlockCommitRequest start = start(name);
        course.require(start);
        course.require(new JobCompleteRequest(name));
        course.require(new JobDismissRequest(name));
        try (StartedJobs job = new StartedJobs(course, List.of(name))) {
            job.start(start, request.progress());
            JobOutcome.Completed end = job.complete(this::isBelow);
            job.dismiss();
            return new CommitResult(end.current());
        }
    }

    /** Whether the disk's own node stays as it is. */
    private boolean isBelow() {
        return request.top() != null && !request.top().equals(request.node());
    }

    BlockCommitRequest start(String name) {
        BlockCommitRequest.Builder start = BlockCommitRequest.builder()
                .jobId(name)
                .device(request.node())
                .topNode(request.top())
                .baseNode(request.base())
                .autoDismiss(false);
        if (request.speed() > 0) {
            start.speed(request.speed());
        }
        return start.build();
    }
}
