/**
 * A QMP server for tests that need no QEMU.
 *
 * <p>{@link io.github.qmpcodegen.qmp.testing.FakeQmpServer} answers commands with handlers of generated types or by name, and
 * else as its {@link io.github.qmpcodegen.qmp.server.QmpServer} does: as the documentation of an interface shows, or as a real
 * server once did. What it knows to be wrong it refuses as QEMU 7.2 does; what should go wrong is a
 * {@link io.github.qmpcodegen.qmp.server.Fault}.
 *
 * <p>For JUnit 5 there are {@link io.github.qmpcodegen.qmp.testing.FakeServerExtension},
 * {@link io.github.qmpcodegen.qmp.testing.QemuExtension}, {@link io.github.qmpcodegen.qmp.testing.EachServer}, which runs
 * tests with both, and {@link io.github.qmpcodegen.qmp.testing.NeedsQemu}. All else needs no JUnit.
 */
@NullMarked
package io.github.qmpcodegen.qmp.testing;

import org.jspecify.annotations.NullMarked;
