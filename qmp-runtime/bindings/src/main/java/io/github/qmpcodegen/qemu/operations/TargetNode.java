package io.github.qmpcodegen.qemu.operations;

import io.github.qmpcodegen.qemu.BlockdevAddRequest;
import io.github.qmpcodegen.qemu.BlockdevCreateOptions;
import io.github.qmpcodegen.qemu.BlockdevCreateRequest;
import io.github.qmpcodegen.qemu.BlockdevDelRequest;
import io.github.qmpcodegen.qemu.BlockdevDriver;
import io.github.qmpcodegen.qemu.BlockdevOptions;
import io.github.qmpcodegen.qemu.BlockdevRefOrNull;
import io.github.qmpcodegen.qemu.ImageInfo;
import io.github.qmpcodegen.qmp.QmpCommandException;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The node through which a copy is written to its target; created when opened, unless it exists already. */
final class TargetNode {
    /** What others wait at most while an image is created, which takes longer only on storage that hardly answers. */
    private static final Duration LONGEST_ALONE = Duration.ofSeconds(10);

    private final Course course;
    private final BlockNodes nodes;
    private final CopyTarget target;
    private final BlockdevDriver backingFormat;
    private final long size;
    private final String name;

    /**
     * Creates the node for a copy, without opening anything yet.
     *
     * @param target the target behind it
     * @param size the size of the copied disk, in bytes
     * @param name the node's name, if it is created
     */
    TargetNode(Course course, CopyTarget target, long size, String name) {
        this(course, target, BlockdevDriver.QCOW2, size, name);
    }

    /** Returns a node that goes on top of another one of the same disk and size. */
    static TargetNode on(Course course, ImageInfo disk, String path, String name) {
        return new TargetNode(
                course,
                CopyTarget.file(path, disk.filename()),
                BlockdevDriver.TEXTS.of(disk.format()),
                disk.virtualSize(),
                name);
    }

    /** Refuses two disks that go to the same place, each of which would overwrite the other. */
    static void requireDifferent(Collection<?> targets) {
        for (Object target : targets) {
            if (Collections.frequency(targets, target) > 1) {
                throw new IllegalArgumentException("two disks have the same target: " + target);
            }
        }
    }

    private TargetNode(Course course, CopyTarget target, BlockdevDriver backingFormat, long size, String name) {
        this.backingFormat = backingFormat;
        this.course = course;
        this.nodes = new BlockNodes(course);
        this.target = target;
        this.size = size;
        this.name = target instanceof CopyTarget.Node node ? node.name() : name;
    }

    String name() {
        return name;
    }

    private String fileNode() {
        return name + "-file";
    }

    /** Ends the operation if the server cannot open it. */
    void require() {
        if (target instanceof CopyTarget.File file) {
            course.require(createFile(file));
            course.require(openFile(file, false));
            course.require(createImage(file));
            course.require(openImage());
        } else if (target instanceof CopyTarget.Nbd nbd) {
            course.require(openExport(nbd));
        } else {
            nodes.get(name);
            return;
        }
        course.require(new BlockdevDelRequest(name));
    }

    void open() {
        if (target instanceof CopyTarget.File file) {
            requireNew(file);
            // If that fails, a file of that name is somebody else's, who was faster, or is no file.
            create(createFile(file), List.of(Course.leftOver(remnant(file))), () -> course.keep(remnant(file)));
            nodes.add(openFile(file, false), fileNode());
            create(createImage(file), List.of(), () -> {});
            nodes.add(openImage(), name);
        } else if (target instanceof CopyTarget.Nbd nbd) {
            nodes.add(openExport(nbd), name);
        }
    }

    /** Checks that a file does not exist yet, because the server would overwrite it. */
    private void requireNew(CopyTarget.File file) {
        try {
            nodes.add(openFile(file, true), fileNode());
        } catch (QmpCommandException e) {
            // There is none, or what is wrong will be reported when it is created.
            return;
        }
        throw Stop.failed("there is a file '" + file.path() + "' already");
    }

    private static Remnant remnant(CopyTarget.File file) {
        return new Remnant(Remnant.Kind.FILE, file.path());
    }

    /**
     * Has the server create an image.
     *
     * @param leaving what is left behind once it has begun
     * @param failed called if it fails
     */
    private void create(BlockdevCreateRequest request, List<WhatWasMade.Made> leaving, Runnable failed) {
        // Up to QEMU 7.2 at least, most other commands meanwhile make it abort.
        CompletableFuture<Void> over = new CompletableFuture<>();
        try (StartedJobs job = new StartedJobs(course, List.of(request.jobId()))) {
            job.startAlone(request, over, leaving);
            // From here on, for it may have waited for others.
            over.completeOnTimeout(null, LONGEST_ALONE.toSeconds(), TimeUnit.SECONDS);
            try {
                job.awaitEnds(failed);
            } catch (Stop e) {
                // A creation cannot be cancelled: the server goes on with it.
                job.awaitRest(LONGEST_ALONE);
                throw e;
            }
            over.complete(null);
            job.dismiss();
        } catch (QmpCommandException e) {
            failed.run();
            throw e;
        } finally {
            over.complete(null);
        }
    }

    private BlockdevCreateRequest createFile(CopyTarget.File file) {
        return BlockdevCreateRequest.builder()
                .jobId(name + "-create-file")
                .options(BlockdevCreateOptions.file(
                        options -> options.filename(file.path()).size(0)))
                .build();
    }

    private BlockdevAddRequest openFile(CopyTarget.File file, boolean readOnly) {
        return new BlockdevAddRequest(BlockdevOptions.file(
                options -> options.nodeName(fileNode()).filename(file.path()).readOnly(readOnly)));
    }

    private BlockdevCreateRequest createImage(CopyTarget.File file) {
        return BlockdevCreateRequest.builder()
                .jobId(name + "-create-image")
                .options(BlockdevCreateOptions.qcow2(options -> {
                    options.file(fileNode()).size(size);
                    if (file.backing() != null) {
                        options.backingFile(file.backing()).backingFmt(backingFormat);
                    }
                }))
                .build();
    }

    private BlockdevAddRequest openImage() {
        return new BlockdevAddRequest(BlockdevOptions.qcow2(
                options -> options.nodeName(name).file(fileNode()).backing(new BlockdevRefOrNull.Null())));
    }

    private BlockdevAddRequest openExport(CopyTarget.Nbd nbd) {
        return new BlockdevAddRequest(BlockdevOptions.nbd(
                options -> options.nodeName(name).server(nbd.server()).export(nbd.export())));
    }

    /** Closes what was opened, so that the copy is on disk. */
    void close() {
        if (target instanceof CopyTarget.Node) {
            return;
        }
        nodes.close(name);
        if (target instanceof CopyTarget.File) {
            nodes.close(fileNode());
        }
        keep();
    }

    /**
     * Whether a machine goes on with it after the job that has written to it has ended. What is asked by removing it is gone
     * if nobody uses it.
     */
    boolean isInUse() {
        return target instanceof CopyTarget.Node ? nodes.isInserted(name) : !nodes.remove(name);
    }

    /** Keeps open what was opened, because it is in use from now on. */
    void keep() {
        nodes.keep(name);
        if (target instanceof CopyTarget.File file) {
            nodes.keep(fileNode());
            course.keep(remnant(file));
        }
    }
}
