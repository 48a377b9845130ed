/**
 * The interface as something to read: the text that QEMU's preprocessor printed, and a reference as Markdown or HTML.
 *
 * <p>Everything is made in memory, and the same schema gives the same bytes.
 */
@NullMarked
package io.github.qmpcodegen.codegen.docs;

import org.jspecify.annotations.NullMarked;
