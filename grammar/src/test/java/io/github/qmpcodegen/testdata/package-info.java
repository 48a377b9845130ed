/** Data of real QEMU releases, for the tests of all modules. */
@NullMarked
package io.github.qmpcodegen.testdata;

import org.jspecify.annotations.NullMarked;
