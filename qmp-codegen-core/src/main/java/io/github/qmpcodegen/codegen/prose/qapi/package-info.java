/** Reads the documentation comments of QAPI schemas, in the formats of every era, into plain text by part. */
@NullMarked
package io.github.qmpcodegen.codegen.prose.qapi;

import org.jspecify.annotations.NullMarked;
