/**
 * The client of a guest agent, which speaks QMP's dialect without greeting from within the guest. It sees the vocabulary
 * of the root and what is internal; nothing sees it.
 */
@NullMarked
package io.github.qmpcodegen.qmp.agent;

import org.jspecify.annotations.NullMarked;
