/** Code that drives QEMU. Its tests show how one tests such code without QEMU, and with it. */
@NullMarked
package io.github.qmpcodegen.samples.testing;

import org.jspecify.annotations.NullMarked;
