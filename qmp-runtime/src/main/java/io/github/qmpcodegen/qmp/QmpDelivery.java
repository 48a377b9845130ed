package io.github.qmpcodegen.qmp;

/**
 * What a subscription delivers, in order: events, and the gaps where events are missing.
 *
 * @param <E> the type of the events
 */
public sealed interface QmpDelivery<E> {

    /**
     * An event.
     *
     * @param event the event
     * @param <E> its type
     */
    record Received<E>(E event) implements QmpDelivery<E> {}

    /**
     * A place at which events are missing.
     *
     * @param dropped how many events were dropped there because the queue was full
     * @param disconnected whether the connection was lost there and restored: what happened meanwhile is unknown
     * @param <E> the type of the events
     */
    record Gap<E>(long dropped, boolean disconnected) implements QmpDelivery<E> {}
}
