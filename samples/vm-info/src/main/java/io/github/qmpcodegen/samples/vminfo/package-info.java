/** Shows what a person wants to know of a running machine. */
@NullMarked
package io.github.qmpcodegen.samples.vminfo;

import org.jspecify.annotations.NullMarked;
