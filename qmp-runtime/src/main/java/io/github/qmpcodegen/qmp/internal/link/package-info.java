/** A client's connection over its life: how it comes about, ends, and comes about again. */
@NullMarked
package io.github.qmpcodegen.qmp.internal.link;

import org.jspecify.annotations.NullMarked;
