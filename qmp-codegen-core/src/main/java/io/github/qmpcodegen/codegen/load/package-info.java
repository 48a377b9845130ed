/** Finds, reads and joins the sources that describe an interface: files, folders and running servers. */
@NullMarked
package io.github.qmpcodegen.codegen.load;

import org.jspecify.annotations.NullMarked;
