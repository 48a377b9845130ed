/**
 * A QMP server for tests without QEMU.
 *
 * <p>{@link io.github.qmpcodegen.qmp.testing.FakeQmpServer} answers commands with handlers by generated type or by
 * name, and otherwise like its {@link io.github.qmpcodegen.qmp.server.QmpServer}: as the documentation of an interface
 * shows, or as a real server once did. It refuses wrong requests as QEMU 7.2 does; a
 * {@link io.github.qmpcodegen.qmp.server.Fault} is something that goes wrong on purpose.
 *
 * <p>For JUnit 5 there are {@link io.github.qmpcodegen.qmp.testing.FakeServerExtension},
 * {@link io.github.qmpcodegen.qmp.testing.QemuExtension}, {@link io.github.qmpcodegen.qmp.testing.EachServer}, which
 * runs tests with both, and {@link io.github.qmpcodegen.qmp.testing.NeedsQemu}. Everything else works without JUnit.
 */
@NullMarked
package io.github.qmpcodegen.qmp.testing;

import org.jspecify.annotations.NullMarked;
