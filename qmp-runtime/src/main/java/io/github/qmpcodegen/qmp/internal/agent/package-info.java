/** The conversation with a guest agent: no greeting, no ids, one command at a time. */
@NullMarked
package io.github.qmpcodegen.qmp.internal.agent;

import org.jspecify.annotations.NullMarked;
