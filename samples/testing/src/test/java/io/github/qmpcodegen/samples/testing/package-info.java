/** Tests with a fake server: of its handlers, faults, documented examples and recordings; and with a real QEMU. */
@NullMarked
package io.github.qmpcodegen.samples.testing;

import org.jspecify.annotations.NullMarked;
