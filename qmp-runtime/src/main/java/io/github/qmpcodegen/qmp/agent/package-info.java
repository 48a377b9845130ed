/**
 * The client of a guest agent, which runs inside the guest and speaks a dialect of QMP without a greeting. It depends
 * on the vocabulary of the root and on the internal packages; nothing depends on it.
 */
@NullMarked
package io.github.qmpcodegen.qmp.agent;

import org.jspecify.annotations.NullMarked;
