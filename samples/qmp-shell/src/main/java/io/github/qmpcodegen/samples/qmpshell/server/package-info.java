/** What the shell talks to. */
@NullMarked
package io.github.qmpcodegen.samples.qmpshell.server;

import org.jspecify.annotations.NullMarked;
