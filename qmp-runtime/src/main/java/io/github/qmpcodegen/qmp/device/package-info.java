/**
 * Devices of a machine, plugged and unplugged: see {@link io.github.qmpcodegen.qmp.device.Device}. It depends on the
 * root's vocabulary.
 */
@NullMarked
package io.github.qmpcodegen.qmp.device;

import org.jspecify.annotations.NullMarked;
