/**
 * Generated files on the disk: what is out of date is written, what is no longer generated is deleted, and nothing else
 * is touched. The only package that writes.
 */
@NullMarked
package io.github.qmpcodegen.codegen.output;

import org.jspecify.annotations.NullMarked;
