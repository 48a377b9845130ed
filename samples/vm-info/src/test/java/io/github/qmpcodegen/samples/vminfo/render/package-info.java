/** Tests of the sample. */
@NullMarked
package io.github.qmpcodegen.samples.vminfo.render;

import org.jspecify.annotations.NullMarked;
