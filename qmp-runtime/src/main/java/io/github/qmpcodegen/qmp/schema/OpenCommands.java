package io.github.qmpcodegen.qmp.schema;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The commands that take more arguments than introspection names, since a server's own code reads them:
 * {@code device_add} takes the properties of the device.
 *
 * <p>A QAPI schema marks them with {@code 'gen': false}; what {@code query-qmp-schema} answers does not, nor does it name
 * the release, so that a command is known by its name and by what its arguments are like. A command that only replies in
 * a way of its own, such as {@code query-qmp-schema}, is none of them. Stateless, so safe for use by any number of threads.
 */
public final class OpenCommands {

    private static final String DEVICE_ADD = "device_add";

    /** Up to QEMU 4.2; then its arguments became a union. */
    private static final String NETDEV_ADD = "netdev_add";

    /** From QEMU 5.0 to 5.2; then its arguments became a union. Before, the properties had a member of their own. */
    private static final String OBJECT_ADD = "object-add";

    private OpenCommands() {}

    /**
     * The open ones of a server's commands.
     *
     * @param untagged the names of those of the server's commands that do have arguments, none of which is the tag of a
     *     union
     * @return their names, in no order; unmodifiable
     */
    public static Set<String> among(Collection<String> untagged) {
        return untagged.stream()
                .filter(command -> command.equals(DEVICE_ADD)
                        || command.equals(NETDEV_ADD)
                        || (command.equals(OBJECT_ADD) && !untagged.contains(NETDEV_ADD)))
                .collect(Collectors.toUnmodifiableSet());
    }
}
