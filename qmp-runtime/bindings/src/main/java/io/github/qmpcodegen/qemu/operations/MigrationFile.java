package io.github.qmpcodegen.qemu.operations;

import io.github.qmpcodegen.qemu.BlockdevAddRequest;
import io.github.qmpcodegen.qemu.BlockdevOptions;
import io.github.qmpcodegen.qmp.QmpCommandException;
import io.github.qmpcodegen.qmp.QmpUnsupportedException;
import java.time.Duration;

/**
 * The file that a guest is migrated to. QEMU writes it itself from 8.2 on; until then the system's {@code cat} does, of whose
 * failure, such as a full disk, QEMU may learn nothing, because the last part is still in the pipe when QEMU is done. So
 * another file, the mark, exists until that program has written everything; without it, nothing is written. The path
 * itself is only ever written to: it may be a device, a named pipe or a link, which renaming a file would replace. Nor is
 * it asked about, because QEMU stands still while it opens a named pipe.
 */
final class MigrationFile {

    /** Where a mark is: beside the file, not everybody who may write to it may create another one. */
    private static final String MARKS = "/tmp/";

    /** How long what is in a pipe takes to be on the disk, at most. */
    private static final Duration MOST = Duration.ofSeconds(10);

    private static final Duration LOOK = Duration.ofMillis(50);

    private final Course course;
    private final String path;
    private final Remnant file;
    private final Remnant mark = new Remnant(Remnant.Kind.FILE, MARKS + Course.uniqueName("migration-incomplete"));
    private final boolean byQemu;

    MigrationFile(Course course, Machine source, String path) {
        this.course = course;
        this.path = path;
        file = new Remnant(Remnant.Kind.FILE, path);
        // QEMU would take this for an option.
        byQemu = source.has("migrate/arg-type/channels/addr/+file") && !path.contains(",offset=");
    }

    /** The address that the source migrates to. */
    String uri() {
        if (byQemu) {
            return "file:" + path;
        }
        // Of a name that nothing has: whatever is there already stays.
        return "exec:(set -C; : > " + mark.name() + ") && cat > " + quoted(path) + " && rm " + mark.name();
    }

    /** What to look at where the migration fails because of another program, which QEMU cannot see; empty for none. */
    String hint() {
        return byQemu ? "" : "; can QEMU start a program that writes '" + path + "', and a file in " + MARKS + "?";
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }

    /** Records that the file exists from now on, and is of no use if the operation does not complete. */
    void begin() {
        course.made(Course.leftOver(file));
        if (!byQemu) {
            course.made(Course.leftOver(mark, this::isMarked));
        }
    }

    /** Records that nothing of it is left behind: the migration was refused, or the file is complete. */
    void forget() {
        course.keep(file);
        course.keep(mark);
    }

    /** Waits until it is complete, and keeps it. */
    void complete(MigrationEvents events) {
        Deadline most = Deadline.in(MOST);
        while (!byQemu && isMarked()) {
            if (most.isOver()) {
                throw Stop.failed("'" + path + "' is not complete, though QEMU has written everything: the program that"
                        + " writes the file has failed, for example because the disk is full");
            }
            course.await("the file", () -> {
                events.await(LOOK);
                return true;
            });
        }
        forget();
    }

    /** Whether QEMU can open the mark. */
    private boolean isMarked() {
        String node = Course.uniqueName("mark");
        BlockNodes nodes = new BlockNodes(course);
        try {
            nodes.add(
                    new BlockdevAddRequest(BlockdevOptions.file(
                            options -> options.nodeName(node).readOnly(true).filename(mark.name()))),
                    node);
        } catch (QmpCommandException | QmpUnsupportedException e) {
            return false;
        }
        nodes.close(node);
        return true;
    }
}
