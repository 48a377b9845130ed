/**
 * Documentation of the interface: the text that QEMU's preprocessor printed, and a reference as Markdown or HTML.
 *
 * <p>Everything is created in memory, and the same schema gives the same bytes.
 */
@NullMarked
package io.github.qmpcodegen.codegen.docs;

import org.jspecify.annotations.NullMarked;
