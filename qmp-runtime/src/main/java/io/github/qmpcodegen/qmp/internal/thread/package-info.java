/** The runtime's threads, its one timer, and the execution of user code. It depends on no other package. */
@NullMarked
package io.github.qmpcodegen.qmp.internal.thread;

import org.jspecify.annotations.NullMarked;
