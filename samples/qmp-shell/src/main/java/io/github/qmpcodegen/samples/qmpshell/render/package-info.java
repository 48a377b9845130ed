/** How things look: replies, events, mistakes, help, progress. Text with styles; whether they show is the terminal's. */
@NullMarked
package io.github.qmpcodegen.samples.qmpshell.render;

import org.jspecify.annotations.NullMarked;
