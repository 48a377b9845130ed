/** A scripted QMP server for tests that need no QEMU, and the mark of tests that need one. */
@NullMarked
package io.github.qmpcodegen.qmp.testing;

import org.jspecify.annotations.NullMarked;
