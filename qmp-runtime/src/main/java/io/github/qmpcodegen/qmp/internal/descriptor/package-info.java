/**
 * File descriptors that go with messages: what callers pass, their numbers, and the system calls that send them. The
 * API for that came with JDK 22 and is looked up by name, so that everything else runs without it. It depends only on
 * the JDK.
 */
@NullMarked
package io.github.qmpcodegen.qmp.internal.descriptor;

import org.jspecify.annotations.NullMarked;
