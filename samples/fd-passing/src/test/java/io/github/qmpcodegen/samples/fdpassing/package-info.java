/** File descriptors that go to QEMU. */
@NullMarked
package io.github.qmpcodegen.samples.fdpassing;

import org.jspecify.annotations.NullMarked;
