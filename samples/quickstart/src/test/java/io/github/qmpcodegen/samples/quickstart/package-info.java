/** Tests of the sample. */
@NullMarked
package io.github.qmpcodegen.samples.quickstart;

import org.jspecify.annotations.NullMarked;
