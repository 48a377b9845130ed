package io.github.qmpcodegen.qemu.operations;

import io.github.qmpcodegen.qemu.BlockdevAddRequest;
import io.github.qmpcodegen.qemu.BlockdevOptions;
import io.github.qmpcodegen.qmp.QmpCommandException;
import java.time.Duration;

/**
 * The file that a guest is migrated to. QEMU writes it itself from 8.2 on; until then the system's {@code cat} does, of whose
 * failure, such as a full disk, QEMU may learn nothing, because the last part is still in the pipe when QEMU is done. So
 * that program writes a file of another name and renames it if all went well.
 */
final class MigrationFile {

    /** What the name of a file ends with that is not complete yet. */
    private static final String PART = ".part";

    /** How long what is in a pipe takes to be on the disk, at most. */
    private static final Duration MOST = Duration.ofSeconds(10);

    private static final Duration LOOK = Duration.ofMillis(50);

    private final Course course;
    private final String path;
    private final boolean byQemu;

    MigrationFile(Course course, Machine source, String path) {
        this.course = course;
        this.path = path;
        // QEMU would take this for an option.
        byQemu = source.has("migrate/arg-type/channels/addr/+file") && !path.contains(",offset=");
    }

    /** The address that the source migrates to. */
    String uri() {
        String part = quoted(path + PART);
        return byQemu ? "file:" + path : "exec:cat > " + part + " && mv -f " + part + " " + quoted(path);
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }

    private Remnant remnant() {
        return new Remnant(Remnant.Kind.FILE, byQemu ? path : path + PART);
    }

    /** Records that the file exists from now on, and is of no use if the operation does not complete. */
    void begin() {
        WhatWasMade.Made file = Course.leftOver(remnant());
        course.made(file.what(), file.present(), file.undo());
    }

    /** Records that it does not exist, because the migration was refused. */
    void forget() {
        course.keep(remnant());
    }

    /** Waits until it is complete, and keeps it. */
    void complete(MigrationEvents events) {
        Deadline most = Deadline.in(MOST);
        while (!byQemu && isPartial()) {
            if (most.isOver()) {
                throw Stop.failed("'" + path + "' is not complete, though QEMU has written everything: the program that"
                        + " writes the file has failed, for example because the disk is full");
            }
            course.await("the file", () -> {
                events.await(LOOK);
                return true;
            });
        }
        course.keep(remnant());
    }

    /** Whether QEMU can open the file that is renamed when it is complete. */
    private boolean isPartial() {
        String node = Course.uniqueName("part");
        BlockNodes nodes = new BlockNodes(course);
        try {
            nodes.add(
                    new BlockdevAddRequest(BlockdevOptions.file(
                            file -> file.nodeName(node).readOnly(true).filename(path + PART))),
                    node);
        } catch (QmpCommandException e) {
            return false;
        }
        nodes.close(node);
        return true;
    }
}
