/** Asks a server of any release, and makes a {@link io.github.qmpcodegen.samples.vminfo.model.VmInfo} of the answers. */
@NullMarked
package io.github.qmpcodegen.samples.vminfo.gather;

import org.jspecify.annotations.NullMarked;
