package io.github.qmpcodegen.qemu.operations;

import io.github.qmpcodegen.qemu.BlockdevMirrorRequest;
import io.github.qmpcodegen.qemu.JobCompleteRequest;
import io.github.qmpcodegen.qemu.JobDismissRequest;
import io.github.qmpcodegen.qemu.MirrorSyncMode;
import io.github.qmpcodegen.qmp.job.JobOutcome;
import java.util.List;

/** A mirror: a job copies everything, keeps up with the guest, and is completed as soon as possible. */
final class Mirror {
    private final MirrorRequest request;

    Mirror(MirrorRequest request) {
        this.request = request;
    }

    MirrorResult run(Course course) {
        String name = Course.uniqueName("mirror");
        long size = new BlockNodes(course).get(request.node()).image().virtualSize();
        TargetNode target = new TargetNode(course, request.target(), size, name);
        BlockdevMirrorRequest start = start(name, target);
        course.require(start);
        course.require(new JobCompleteRequest(name));
        course.require(new JobDismissRequest(name));
        target.require();
        target.open();
        try (StartedJobs job = new StartedJobs(course, List.of(name))) {
            job.start(start, request.progress());
            JobOutcome.Completed end = job.complete(target::isInUse);
            job.dismiss();
            target.keep();
            return new MirrorResult(target.name(), end.current());
        }
    }

    private BlockdevMirrorRequest start(String name, TargetNode target) {
        BlockdevMirrorRequest.Builder start = BlockdevMirrorRequest.builder()
                .jobId(name)
                .device(request.node())
                .target(target.name())
                .sync(MirrorSyncMode.FULL)
                .autoDismiss(false);
        if (request.speed() > 0) {
            start.speed(request.speed());
        }
        return start.build();
    }
}
