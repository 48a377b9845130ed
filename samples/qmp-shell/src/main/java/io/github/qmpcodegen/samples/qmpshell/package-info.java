/** An interactive shell for QMP servers, which knows what the server knows. */
@NullMarked
package io.github.qmpcodegen.samples.qmpshell;

import org.jspecify.annotations.NullMarked;
