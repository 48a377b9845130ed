/** Makes requests of what was typed, and finds mistakes before anything is sent. */
@NullMarked
package io.github.qmpcodegen.samples.qmpshell.check;

import org.jspecify.annotations.NullMarked;
