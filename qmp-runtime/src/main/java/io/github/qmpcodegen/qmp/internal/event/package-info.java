/** Events from the reader to those who subscribed, in the types that they have. It sees the root's vocabulary and the codec. */
@NullMarked
package io.github.qmpcodegen.qmp.internal.event;

import org.jspecify.annotations.NullMarked;
