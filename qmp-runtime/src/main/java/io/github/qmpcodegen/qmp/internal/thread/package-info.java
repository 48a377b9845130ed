/** The runtime's threads, its one alarm clock, and where users' code runs. It sees no other package. */
@NullMarked
package io.github.qmpcodegen.qmp.internal.thread;

import org.jspecify.annotations.NullMarked;
