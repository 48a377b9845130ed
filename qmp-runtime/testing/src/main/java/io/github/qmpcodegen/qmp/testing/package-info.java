/** A scripted QMP server, for tests that need no QEMU. */
@NullMarked
package io.github.qmpcodegen.qmp.testing;

import org.jspecify.annotations.NullMarked;
