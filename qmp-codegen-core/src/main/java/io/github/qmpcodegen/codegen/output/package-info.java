/**
 * Generated files on disk: stale files are written, files that are no longer generated are deleted, and nothing else is
 * touched. The only package that writes files.
 */
@NullMarked
package io.github.qmpcodegen.codegen.output;

import org.jspecify.annotations.NullMarked;
