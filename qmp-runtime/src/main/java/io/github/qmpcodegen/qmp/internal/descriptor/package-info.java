/**
 * File descriptors that go with messages: what callers give, their numbers, and the system calls that send them. The API
 * for that is of JDK 22 and found by its names, so that all else runs without. It sees the JDK only.
 */
@NullMarked
package io.github.qmpcodegen.qmp.internal.descriptor;

import org.jspecify.annotations.NullMarked;
