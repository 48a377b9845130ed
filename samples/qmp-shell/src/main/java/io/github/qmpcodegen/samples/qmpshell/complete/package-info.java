/** How a line may go on: commands, arguments and values, from the schema and from the running server. */
@NullMarked
package io.github.qmpcodegen.samples.qmpshell.complete;

import org.jspecify.annotations.NullMarked;
