package io.github.qmpcodegen.qmp.schema;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The commands that take more arguments than introspection lists, because a server's own code reads them:
 * {@code device_add} takes the properties of the device.
 *
 * <p>A QAPI schema marks them with {@code 'gen': false}; the reply to {@code query-qmp-schema} does not, nor does it
 * name the release, so they are recognised by name and by what their arguments look like. Commands for which the
 * server's own code only writes the reply, such as {@code query-qmp-schema}, are not among them. Stateless and
 * thread-safe.
 */
public final class OpenCommands {

    private static final String DEVICE_ADD = "device_add";

    /** Up to QEMU 4.2; then its arguments became a union. */
    private static final String NETDEV_ADD = "netdev_add";

    /** From QEMU 5.0 to 5.2; then its arguments became a union. Before, the properties had a member of their own. */
    private static final String OBJECT_ADD = "object-add";

    private OpenCommands() {}

    /**
     * Returns the open ones among a server's commands.
     *
     * @param untagged the names of the server's commands that have arguments none of which is the tag of a union
     * @return their names, in no particular order; unmodifiable
     */
    public static Set<String> among(Collection<String> untagged) {
        return untagged.stream()
                .filter(command -> command.equals(DEVICE_ADD)
                        || command.equals(NETDEV_ADD)
                        || (command.equals(OBJECT_ADD) && !untagged.contains(NETDEV_ADD)))
                .collect(Collectors.toUnmodifiableSet());
    }
}
