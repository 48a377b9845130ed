/** A first program that drives QEMU through generated types. */
@NullMarked
package io.github.qmpcodegen.samples.quickstart;

import org.jspecify.annotations.NullMarked;
