/** How far jobs and a migration are. */
@NullMarked
package io.github.qmpcodegen.samples.qmpshell.progress;

import org.jspecify.annotations.NullMarked;
