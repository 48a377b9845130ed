/**
 * The interface of QEMU as typed Java, of all releases from 2.9 to 11.0 at once, generated from facts alone: names,
 * types, and which release has what.
 *
 * <p>Each program that speaks QMP has a package, named after it: {@link io.github.qmpcodegen.qemu} is the interface of
 * QEMU, {@link io.github.qmpcodegen.qemu.agent} that of its guest agent, {@link io.github.qmpcodegen.qemu.storage} that
 * of its storage daemon (QEMU 5.0 and later), which is a part of QEMU's own. They share no types, so that no type has
 * what its program lacks.
 *
 * <p>Parts that not all releases have are marked with {@link io.github.qmpcodegen.qmp.Available}, and say so in words.
 * What every server from 7.2 on sends is promised; older servers may lack it, and then reading it throws an exception
 * that names it.
 *
 * <p>QEMU's manual says what commands do and what members mean: <a
 * href="https://www.qemu.org/docs/master/interop/qemu-qmp-ref.html">QEMU</a>, <a
 * href="https://www.qemu.org/docs/master/interop/qemu-ga-ref.html">guest agent</a>, <a
 * href="https://www.qemu.org/docs/master/interop/qemu-storage-daemon-qmp-ref.html">storage daemon</a>. To get types
 * with these texts as Javadoc, generate them from a source tree of QEMU.
 */
module io.github.qmpcodegen.qemu {
    requires transitive io.github.qmpcodegen.qmp;

    exports io.github.qmpcodegen.qemu;
    exports io.github.qmpcodegen.qemu.agent;
    exports io.github.qmpcodegen.qemu.operations;
    exports io.github.qmpcodegen.qemu.storage;
}
