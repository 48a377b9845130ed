package io.github.qmpcodegen.qemu.operations;

/**
 * How far a copy is, of all its disks together.
 *
 * @param copied how many bytes are copied
 * @param total how many are to be, as far as is known now, which may grow
 */
public record CopyProgress(long copied, long total) {

    /** How much of all is copied, from 0 to 1; 0 as long as it is not known how much there is to copy. */
    public double fraction() {
        return total <= 0 ? 0 : Math.min(1, (double) copied / total);
    }
}
