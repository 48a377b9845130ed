package io.github.qmpcodegen.qmp.device;

import io.github.qmpcodegen.qmp.QmpException;
import java.time.Duration;
import tools.jackson.databind.node.ObjectNode;

/**
 * One device of a machine, plugged and unplugged by its id.
 *
 * <pre>{@code
 * try (Device card = client.device("net1")) {
 *     switch (card.unplug(Duration.ofSeconds(30))) { … }
 * }
 * }</pre>
 *
 * <p>{@code device_del} only starts a removal: most devices go when the guest releases them, or never. The server's
 * events say what becomes of the device. The server is queried at first, after the client has lost its connection and
 * reconnected, and every two seconds while it is silent: a device that two answers in a row do not list is gone, even
 * if the event for it never comes, as happens with emulated processors. Servers before 1.5 have no such event and are
 * polled every half second.
 *
 * <p>Thread-safe. Each deadline covers everything that its method does.
 */
public interface Device extends AutoCloseable {

    /** The device's id, or its path in the object tree. */
    String id();

    /**
     * Asks the server whether the device is in the machine.
     *
     * @param timeout how long the answer may take
     * @throws QmpException if there is no answer
     */
    boolean isPlugged(Duration timeout);

    /**
     * Plugs the device: {@code device_add}.
     *
     * @param driver the model, such as {@code virtio-net-pci}
     * @param properties the driver's properties by their names on the wire, without the id
     * @param timeout how long to wait
     * @return what became of it
     * @throws QmpException if this thread is interrupted
     */
    DeviceOutcome plug(String driver, ObjectNode properties, Duration timeout);

    /**
     * Unplugs the device: {@code device_del}, then {@link #awaitUnplugged}. If it is being unplugged already, waits
     * for that.
     *
     * @param timeout how long to wait
     * @return what became of it
     * @throws QmpException if this thread is interrupted
     */
    DeviceOutcome unplug(Duration timeout);

    /**
     * Waits for the end of a removal that was started in another way, but after this object was created.
     *
     * @param timeout how long to wait
     * @return what became of it; a refusal is returned once
     * @throws QmpException if this thread is interrupted
     */
    DeviceOutcome awaitUnplugged(Duration timeout);

    /** Stops following the device, which stays where it is. For waiting callers this looks like a lost connection. */
    @Override
    void close();
}
