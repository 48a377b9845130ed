/** The JSON of a server's side: reads what clients send as QEMU does, mistakes included, and writes as QEMU writes. */
@NullMarked
package io.github.qmpcodegen.qmp.server.internal.json;

import org.jspecify.annotations.NullMarked;
