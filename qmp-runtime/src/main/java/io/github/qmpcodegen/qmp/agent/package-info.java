/** The client of a guest agent, which speaks QMP's dialect without greeting from within the guest. */
@NullMarked
package io.github.qmpcodegen.qmp.agent;

import org.jspecify.annotations.NullMarked;
