package io.github.qmpcodegen.qmp.internal.link;

import io.github.qmpcodegen.qmp.QmpException;
import io.github.qmpcodegen.qmp.QmpState;
import org.jspecify.annotations.Nullable;

/**
 * A change of a link's state.
 *
 * @param state the new state
 * @param cause the loss that led to it; null if it was not a loss
 */
public record StateChange(QmpState state, @Nullable QmpException cause) {}
