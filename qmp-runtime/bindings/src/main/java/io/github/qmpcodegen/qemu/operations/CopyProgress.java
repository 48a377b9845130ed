package io.github.qmpcodegen.qemu.operations;

/**
 * The progress of a copy, for all its disks together.
 *
 * @param copied how many bytes are copied
 * @param total how many bytes there are to copy, as far as is known now; may grow
 */
public record CopyProgress(long copied, long total) {

    /** The fraction that is copied, from 0 to 1; 0 as long as it is unknown how much there is to copy. */
    public double fraction() {
        return total <= 0 ? 0 : Math.min(1, (double) copied / total);
    }
}
