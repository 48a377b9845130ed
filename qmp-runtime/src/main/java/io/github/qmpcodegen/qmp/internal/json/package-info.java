/**
 * Bytes to JSON and back: the one place that cuts the byte stream into messages and configures Jackson. Of the root it
 * sees the limits only, so that the codec can see it.
 */
@NullMarked
package io.github.qmpcodegen.qmp.internal.json;

import org.jspecify.annotations.NullMarked;
