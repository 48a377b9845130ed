/** Finds the sources of an interface in a folder, such as the source tree of a QEMU release. */
@NullMarked
package io.github.qmpcodegen.codegen.discover;

import org.jspecify.annotations.NullMarked;
