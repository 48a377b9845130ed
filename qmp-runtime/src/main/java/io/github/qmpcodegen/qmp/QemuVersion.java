package io.github.qmpcodegen.qmp;

/**
 * A version of QEMU. Ordered by its three numbers; the package version does not count.
 *
 * @param major the first number
 * @param minor the second
 * @param micro the third; from 50 on, a development version of the next minor one
 * @param packageVersion what a distribution adds; empty if nothing
 */
public record QemuVersion(int major, int minor, int micro, String packageVersion) implements Comparable<QemuVersion> {

    /** Whether this is the given version or a later one. */
    public boolean isAtLeast(int otherMajor, int otherMinor) {
        return major > otherMajor || (major == otherMajor && minor >= otherMinor);
    }

    @Override
    public int compareTo(QemuVersion other) {
        if (major != other.major) {
            return Integer.compare(major, other.major);
        }
        return minor != other.minor ? Integer.compare(minor, other.minor) : Integer.compare(micro, other.micro);
    }

    @Override
    public String toString() {
        String numbers = major + "." + minor + "." + micro;
        return packageVersion.isEmpty() ? numbers : numbers + " (" + packageVersion.strip() + ")";
    }
}
