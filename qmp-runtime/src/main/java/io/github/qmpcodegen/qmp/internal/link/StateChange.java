package io.github.qmpcodegen.qmp.internal.link;

import io.github.qmpcodegen.qmp.QmpException;
import io.github.qmpcodegen.qmp.QmpState;
import org.jspecify.annotations.Nullable;

/**
 * What has become of a link.
 *
 * @param state where it is now
 * @param cause the loss that led there; null where it was no loss
 */
public record StateChange(QmpState state, @Nullable QmpException cause) {}
