/** Bytes to JSON and back: the one place that cuts the byte stream into messages and configures Jackson. */
@NullMarked
package io.github.qmpcodegen.qmp.internal.json;

import org.jspecify.annotations.NullMarked;
