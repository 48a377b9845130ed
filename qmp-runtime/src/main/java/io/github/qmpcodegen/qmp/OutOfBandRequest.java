package io.github.qmpcodegen.qmp;

/**
 * A command that may also be executed out-of-band.
 *
 * @param <R> what the server answers when the command succeeds
 */
public interface OutOfBandRequest<R> extends QmpRequest<R> {}
