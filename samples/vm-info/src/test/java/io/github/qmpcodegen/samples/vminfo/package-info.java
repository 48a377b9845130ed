/** Tests of the sample. */
@NullMarked
package io.github.qmpcodegen.samples.vminfo;

import org.jspecify.annotations.NullMarked;
