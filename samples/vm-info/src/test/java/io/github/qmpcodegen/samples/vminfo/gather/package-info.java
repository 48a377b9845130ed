/** Tests of the sample. */
@NullMarked
package io.github.qmpcodegen.samples.vminfo.gather;

import org.jspecify.annotations.NullMarked;
