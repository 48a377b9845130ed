/** Tests of the observers with a server in the same process. */
@NullMarked
package io.github.qmpcodegen.samples.observing;

import org.jspecify.annotations.NullMarked;
