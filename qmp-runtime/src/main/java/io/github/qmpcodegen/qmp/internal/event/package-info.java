/** Events from the reader to those who subscribed. */
@NullMarked
package io.github.qmpcodegen.qmp.internal.event;

import org.jspecify.annotations.NullMarked;
