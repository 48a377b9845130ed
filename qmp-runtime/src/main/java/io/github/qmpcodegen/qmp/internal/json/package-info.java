/**
 * Conversion between bytes and JSON: the one place that cuts the byte stream into messages and configures Jackson. Of
 * the root it depends only on the limits, so that the codec can depend on it.
 */
@NullMarked
package io.github.qmpcodegen.qmp.internal.json;

import org.jspecify.annotations.NullMarked;
