/**
 * Events on their way from the reader to subscribers, with their types. It depends on the root's vocabulary and the
 * codec.
 */
@NullMarked
package io.github.qmpcodegen.qmp.internal.event;

import org.jspecify.annotations.NullMarked;
