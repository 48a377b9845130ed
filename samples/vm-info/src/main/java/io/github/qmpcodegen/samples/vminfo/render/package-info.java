/** Writes a {@link io.github.qmpcodegen.samples.vminfo.model.VmInfo} for people, and for programs. */
@NullMarked
package io.github.qmpcodegen.samples.vminfo.render;

import org.jspecify.annotations.NullMarked;
