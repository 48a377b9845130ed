package io.github.qmpcodegen.samples.vminfo.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a drive reads and writes.
 *
 * @param node the name of its node of the block layer
 * @param readOnly whether it can only be read
 * @param encrypted whether it is encrypted
 * @param chain its image, then the one behind it, and so on
 * @param further how many images the chain has beyond those, which the server does not name
 */
public record Medium(@Nullable String node, boolean readOnly, boolean encrypted, List<Image> chain, long further) {

    /**
     * An image.
     *
     * @param file where it is
     * @param format its format
     * @param virtualSize the size of the disk in it, in bytes
     * @param actualSize what it occupies, in bytes
     */
    public record Image(
            String file,
            @Nullable String format,
            @Nullable Long virtualSize,
            @Nullable Long actualSize) {}
}
